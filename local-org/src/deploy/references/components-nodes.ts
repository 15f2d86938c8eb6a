/**
 * The nodes of a parsed template, as far as the checks read them. The compiler's own declarations cannot be resolved
 * from a native module: they name files without extensions.
 */
export interface SourceLocation {
  startLine: number;
  startColumn: number;
  start: number;
  end: number;
}

interface Located {
  location: SourceLocation;
}

export type Expression =
  | { type: 'Identifier'; name: string }
  | { type: 'MemberExpression'; object: Expression; property: { name: string } }
  | { type: 'Literal'; value: string | boolean };

interface Named {
  name: string;
}

export interface BaseElement extends Located {
  type: 'Element' | 'ExternalComponent' | 'Component' | 'Slot' | 'Lwc';
  name: string;
  /** Of a slot. */
  slotName?: string;
  properties: (Located & { name: string; attributeName: string; value: Expression })[];
  attributes: (Located & { name: string; value: Expression })[];
  listeners: (Located & { name: string; handler: Expression })[];
  directives: (Located & { name: string; value: Expression })[];
  children: ChildNode[];
}

interface Block extends Located {
  directiveLocation: SourceLocation;
  children: ChildNode[];
}

export type ChildNode =
  | BaseElement
  | (Located & { type: 'Text'; raw: string; value: Expression })
  | (Located & { type: 'Comment' })
  | (Block & { type: 'ForEach'; expression: Expression; item: Named; index?: Named })
  | (Block & { type: 'ForOf'; expression: Expression; iterator: Named })
  | (Block & { type: 'If'; condition: Expression })
  | (Block & { type: 'IfBlock' | 'ElseifBlock'; condition: Expression; else?: ChildNode })
  | (Block & { type: 'ElseBlock' })
  | (Block & {
      type: 'ScopedSlotFragment';
      slotData: { value: Named };
      slotName: Expression;
    });

export interface Root extends Located {
  type: 'Root';
  children: ChildNode[];
}
