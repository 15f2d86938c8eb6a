// Recognises text that is written for software that reads the document, not for the parties.

const PATTERNS = [
  /\b(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+)?(?:the\s+)?(?:prior|previous|above|earlier|preceding|other)\s+(?:instructions?|prompts?|rules|directions|text)\b/i,
  /^[^\S\n]{0,40}(?:system|assistant|developer)\s{0,9}(?:prompt|message)?\s{0,9}:\s{0,9}\S/im,
  /\b(?:set|mark|report|return|output)\b[^.\n]{0,40}\b(?:confidence|auto_?renew\w*|approved)\s*(?:=|to|as)\s*\S+/i,
  /\bmark(?:ed)?\s+(?:this\s+(?:contract|document)\s+)?as\s+approved\b/i,
  /\byou are (?:now )?(?:an?|the) (?:ai|language model|assistant|reviewer bot)\b/i,
  /\b(?:do not|don't) (?:mention|report|extract|flag) (?:this|the) (?:clause|section|text)\b/i
];

export const isInstructionLike = (text: string): boolean =>
  PATTERNS.some((pattern) => pattern.test(text));
