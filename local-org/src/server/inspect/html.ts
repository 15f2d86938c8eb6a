/** HTML with every value escaped: the pages show texts that anybody may have written. */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | undefined | Part[];

/** Values become text, lists are joined; only what this function made stays markup. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  const parts = strings.flatMap((text, index) => [text, markup(values[index])]);
  return new Html(parts.join(''));
}

function markup(value: Part): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(markup).join('');
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
