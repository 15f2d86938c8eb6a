/** The form of the platform's cron expressions: seconds minutes hours day month weekday [year]. */

const FIELD = /^(\*|\?|[0-9A-Za-z#,\-/*]+)$/;

export function isCronExpression(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  if (fields.length < 6 || fields.length > 7) return false;
  const [seconds = '', minutes = ''] = fields;
  return (
    fields.every((field) => FIELD.test(field)) &&
    /^\d{1,2}$/.test(seconds) &&
    /^\d{1,2}$/.test(minutes) &&
    (fields[3] === '?') !== (fields[5] === '?')
  );
}
