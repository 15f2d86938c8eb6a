/** Command that starts Java 17 or newer. Throws a sentence that says what to do when there is none. */
export function java(): string;
