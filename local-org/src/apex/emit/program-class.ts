/** The compiled class as the program itself keeps it: with the names of everything it is an instance of. */
import type { CompiledClass } from '../compiled-class.ts';

export interface ProgramClass extends CompiledClass {
  /** Lower-case full names of the class, its superclasses and interfaces (`system.comparable`). */
  supers: Set<string>;
}

export interface ProgramObject {
  readonly $class?: ProgramClass;
}
