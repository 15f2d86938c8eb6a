/** Turns whatever the platform throws (Apex, UI API, network, JavaScript) into sentences for people. */

/**
 * @param {any} value anything that can be thrown
 * @returns {string[]}
 */
const texts = (value) => {
  if (!value) return [];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'string') return [value];
  const { body, message, pageErrors, fieldErrors, output } = value;
  if (body) return texts(body);
  const nested = [
    ...texts(output?.errors),
    ...texts(pageErrors),
    ...Object.values(fieldErrors ?? {}).flatMap(texts)
  ];
  return nested.length ? nested : texts(message);
};

/**
 * @param {unknown} error what was caught
 * @param {string} fallback the sentence when nothing readable is inside
 * @returns {string} one text, sentences joined by a space
 */
export function errorMessage(error, fallback) {
  const found = [...new Set(texts(error))];
  return found.length ? found.join(' ') : fallback;
}
