/** Apex methods that components import: they exist, may be wired, and get the parameters that they have. */
import type * as t from '@babel/types';
import { hasAnnotation, type MethodSymbol } from '../../apex/types/symbols.ts';
import type { DeployContext } from '../context.ts';
import { keyName, placeOf, type Place } from './components-tree.ts';
import type { Fault } from './components-salesforce.ts';

export class ApexMethods {
  private readonly context: DeployContext;
  /** Classes that do not compile here are not compared: the check of Apex reports them. */
  private readonly sources: Set<string>;

  constructor(context: DeployContext) {
    this.context = context;
    this.sources = new Set(context.project.classes.map(({ name }) => name.toLowerCase()));
  }

  importFault(reference: string, isContinuation: boolean): Fault | null {
    if (!/^\w+(\.\w+){1,2}$/.test(reference)) {
      return fault(`@salesforce/apex/${reference} names no method.`, 'Import Class.method.');
    }
    const own = this.split(reference);
    if (!own) return null;
    const { className, methodName } = own;
    if (!this.sources.has(className.toLowerCase())) {
      return fault(`There is no Apex class ${className}.`, 'Correct the name or add the class.');
    }
    const methods = this.methodsOf(className, methodName);
    if (!methods) return null;
    if (methods.length === 0) {
      return fault(
        `The Apex class ${className} has no method ${methodName}.`,
        'Correct the name or add the method.'
      );
    }
    const method = methods.find(isAuraEnabled);
    if (!method) {
      return fault(
        `${className}.${methodName} is not for components: it is not annotated.`,
        'Annotate the method with @AuraEnabled.'
      );
    }
    if (!method.isStatic) {
      return fault(`${className}.${methodName} is not static.`, 'Make the method static.');
    }
    if (isContinuation && settingOf(method, 'continuation') !== true) {
      return fault(
        `${className}.${methodName} is no continuation.`,
        'Annotate it with @AuraEnabled(continuation=true), or import it from @salesforce/apex.'
      );
    }
    return null;
  }

  /** The method behind an import; null when it is wrong or not known here. */
  method(reference: string): MethodSymbol | null {
    const own = this.split(reference);
    if (!own) return null;
    return this.methodsOf(own.className, own.methodName)?.find(isAuraEnabled) ?? null;
  }

  wireFault(method: MethodSymbol): Fault | null {
    if (settingOf(method, 'cacheable') === true) return null;
    return fault(
      `${method.owner.name}.${method.name} cannot be wired: it is not cacheable.`,
      'Annotate it with @AuraEnabled(cacheable=true), or call it from a method.'
    );
  }

  /** Properties of the object literal that are no parameters of the method. */
  argumentFaults(method: MethodSymbol, argument: t.Node | null): (Place & Fault)[] {
    if (argument?.type !== 'ObjectExpression') return [];
    const known = new Set(method.parameters.map(({ name }) => name.toLowerCase()));
    return argument.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return [];
      const name = keyName(property.key, property.computed);
      if (name === null || known.has(name.toLowerCase())) return [];
      const list = method.parameters.map((parameter) => parameter.name).join(', ') || 'none';
      const message = `${method.owner.name}.${method.name} has no parameter ${name}.`;
      return [{ ...placeOf(property), message, fix: `Use its parameters: ${list}.` }];
    });
  }

  /** `Class.method`, after the project's own namespace; null for methods of other packages. */
  private split(reference: string): { className: string; methodName: string } | null {
    const parts = reference.split('.');
    const [namespace = ''] = parts.length > 2 ? parts.splice(0, 1) : ['c'];
    const own = ['c', this.context.project.namespace.toLowerCase()];
    if (parts.length !== 2 || !own.includes(namespace.toLowerCase())) return null;
    const [className = '', methodName = ''] = parts;
    return { className, methodName };
  }

  private methodsOf(className: string, methodName: string): MethodSymbol[] | null {
    const type = this.context.org.userTypes.get(className.toLowerCase());
    if (!type || type.isIncomplete) return null;
    return type.methods.get(methodName.toLowerCase()) ?? [];
  }
}

const isAuraEnabled = ({ annotations }: MethodSymbol): boolean =>
  hasAnnotation(annotations, 'auraenabled');

/** `cacheable` of `@AuraEnabled(cacheable=true)` */
export function settingOf({ annotations }: MethodSymbol, name: string): unknown {
  return annotations.find((annotation) => annotation.name === 'auraenabled')?.parameters[name];
}

const fault = (message: string, fix: string): Fault => ({ message, fix });
