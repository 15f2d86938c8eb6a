// Works out the numbers ("2.1", "(a)") that Word shows before paragraphs but does not store in the text.
import { xmlEvents } from './xml-events.ts';

interface Level {
  start: number;
  format: string;
  /** "%1.%2": the pattern of the number. */
  text: string;
}

interface List {
  abstractId: string;
  overrides: Map<number, number>;
}

export interface NumberingReference {
  listId: string;
  level: number;
}

const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i']
];

function roman(value: number): string {
  let rest = value;
  return ROMAN.map(([size, sign]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return sign.repeat(count);
  }).join('');
}

/** a … z, aa, bb, as Word counts. */
const letter = (value: number) =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

/** Word shows no larger numbers; a hostile start value must not become a megabyte of letters. */
const LARGEST_SHOWN = 32_767;
/** Word has nine levels. */
const DEEPEST_LEVEL = 8;

function formatted(value: number, format: string): string {
  if (!(value >= 1 && value <= LARGEST_SHOWN)) return String(value);
  switch (format) {
    case 'lowerLetter':
      return letter(value);
    case 'upperLetter':
      return letter(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

export class DocxNumbering {
  private readonly levels = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, number[]>();
  private readonly restarted = new Set<string>();

  constructor(xml: string) {
    let abstractId = '';
    let listId = '';
    let level = 0;
    for (const event of xmlEvents(xml)) {
      if (event.kind !== 'open') continue;
      const value = event.attributes['w:val'] ?? '';
      if (event.name === 'w:abstractNum') {
        abstractId = event.attributes['w:abstractNumId'] ?? '';
        listId = '';
        this.levels.set(abstractId, new Map());
      } else if (event.name === 'w:num') {
        listId = event.attributes['w:numId'] ?? '';
        this.lists.set(listId, { abstractId: '', overrides: new Map() });
      } else if (event.name === 'w:abstractNumId' && listId) {
        this.lists.get(listId)!.abstractId = value;
      } else if (event.name === 'w:lvl' || event.name === 'w:lvlOverride') {
        level = Number(event.attributes['w:ilvl'] ?? 0);
        if (event.name === 'w:lvl' && !listId) {
          this.levels.get(abstractId)?.set(level, { start: 1, format: 'decimal', text: '' });
        }
      } else if (event.name === 'w:startOverride' && listId) {
        this.lists.get(listId)!.overrides.set(level, Number(value));
      } else if (!listId) this.readLevel(abstractId, level, event.name, value);
    }
  }

  private readLevel(abstractId: string, index: number, name: string, value: string): void {
    const level = this.levels.get(abstractId)?.get(index);
    if (!level) return;
    if (name === 'w:start') level.start = Number(value);
    if (name === 'w:numFmt') level.format = value;
    if (name === 'w:lvlText') level.text = value;
  }

  /** The number of the next paragraph of a list; '' for bullets and unknown lists. */
  next({ listId, level }: NumberingReference): string {
    const list = this.lists.get(listId);
    const levels = list && this.levels.get(list.abstractId);
    const own = level <= DEEPEST_LEVEL ? levels?.get(level) : undefined;
    if (!list || !levels || !own) return '';
    const counters = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, counters);
    this.restart(listId, list, level, counters);
    for (let above = 0; above < level; above++) counters[above] ??= levels.get(above)?.start ?? 1;
    counters[level] = counters[level] === undefined ? own.start : counters[level] + 1;
    counters.length = level + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      return formatted(counters[index] ?? 1, levels.get(index)?.format ?? 'decimal');
    });
  }

  private restart(
    listId: string,
    list: List,
    level: number,
    counters: (number | undefined)[]
  ): void {
    const start = list.overrides.get(level);
    const key = `${listId}/${level}`;
    if (start === undefined || this.restarted.has(key)) return;
    this.restarted.add(key);
    counters[level] = start - 1;
  }
}

/** Style id -> list, for paragraphs whose style carries the numbering. */
export function numberingOfStyles(xml: string): Map<string, NumberingReference> {
  const own = new Map<string, Partial<NumberingReference>>();
  const parents = new Map<string, string>();
  let style = '';
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue;
    const value = event.attributes['w:val'] ?? '';
    if (event.name === 'w:style') style = event.attributes['w:styleId'] ?? '';
    else if (event.name === 'w:basedOn') parents.set(style, value);
    else if (event.name === 'w:numId') own.set(style, { ...own.get(style), listId: value });
    else if (event.name === 'w:ilvl') own.set(style, { ...own.get(style), level: Number(value) });
  }
  const result = new Map<string, NumberingReference>();
  for (const id of [...own.keys(), ...parents.keys()]) {
    const chain: string[] = [];
    for (let at: string | undefined = id; at && !chain.includes(at); at = parents.get(at))
      chain.push(at);
    const listId = chain.map((name) => own.get(name)?.listId).find((value) => value !== undefined);
    const level = chain.map((name) => own.get(name)?.level).find((value) => value !== undefined);
    if (listId && listId !== '0') result.set(id, { listId, level: level ?? 0 });
  }
  return result;
}
