/** Maps JavaScript stacks of emitted scripts back to Apex lines. */
import type { EmittedUnit } from './unit.ts';

export interface ApexStackTrace {
  text: string;
  line: number;
}

export class StackMap {
  private readonly units = new Map<string, EmittedUnit>();

  add(unit: EmittedUnit): void {
    this.units.set(unit.scriptName, unit);
  }

  /** Innermost frame first: `Class.Foo.bar: line 12, column 1`. */
  trace(stack: string | undefined): ApexStackTrace {
    const frames: string[] = [];
    let line = 0;
    for (const match of (stack ?? '').matchAll(/\(?(apex:[\w.:$]+?):(\d+):\d+\)?/g)) {
      const unit = this.units.get(match[1] as string);
      const entry = unit?.lines[Number(match[2]) - 1];
      if (!unit || !entry) continue;
      // The platform knows the line of a frame; its column is always 1.
      const text = `${unit.frames[entry.frame]}: line ${entry.line}, column 1`;
      if (frames.at(-1) === text) continue;
      if (!frames.length) line = entry.line;
      frames.push(text);
    }
    return { text: frames.join('\n'), line };
  }
}
