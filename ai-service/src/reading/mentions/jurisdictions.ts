// Recognises the legal systems that a text names.

export interface Jurisdiction {
  name: string;
  /** Country code; a state and its country are not two laws. */
  country: string;
  isCountry: boolean;
}

const US_STATES =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|District of Columbia|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming'.split(
    '|'
  );
const CANADIAN =
  'Alberta|British Columbia|Manitoba|New Brunswick|Nova Scotia|Ontario|Quebec|Saskatchewan'.split(
    '|'
  );
const AUSTRALIAN =
  'New South Wales|Victoria|Queensland|South Australia|Western Australia|Tasmania'.split('|');

/** Country code: names, the first one being the canonical name. */
const COUNTRIES: Record<string, string[]> = {
  us: ['United States', 'United States of America', 'U.S.A.', 'U.S.', 'USA'],
  gb: ['United Kingdom', 'U.K.', 'UK', 'Great Britain'],
  ca: ['Canada'],
  au: ['Australia'],
  cn: [
    "People's Republic of China",
    'Peoples Republic of China',
    'PRC',
    'P.R.C.',
    'P.R. China',
    'China'
  ],
  tw: ['Taiwan', 'Republic of China'],
  de: ['Germany', 'Federal Republic of Germany', 'German'],
  fr: ['France', 'French'],
  ch: ['Switzerland', 'Swiss'],
  nl: ['Netherlands', 'Dutch'],
  be: ['Belgium', 'Belgian'],
  ie: ['Ireland', 'Irish'],
  it: ['Italy', 'Italian'],
  es: ['Spain', 'Spanish'],
  se: ['Sweden', 'Swedish'],
  no: ['Norway', 'Norwegian'],
  dk: ['Denmark', 'Danish'],
  fi: ['Finland', 'Finnish'],
  at: ['Austria', 'Austrian'],
  pt: ['Portugal'],
  pl: ['Poland', 'Polish'],
  cz: ['Czech Republic'],
  hu: ['Hungary'],
  gr: ['Greece'],
  tr: ['Turkey'],
  ru: ['Russian Federation', 'Russia'],
  ua: ['Ukraine'],
  lu: ['Luxembourg'],
  il: ['Israel', 'Israeli'],
  jp: ['Japan', 'Japanese'],
  kr: ['Republic of Korea', 'South Korea', 'Korea'],
  in: ['India'],
  sg: ['Singapore'],
  my: ['Malaysia'],
  th: ['Thailand'],
  id: ['Indonesia'],
  ph: ['Philippines'],
  vn: ['Vietnam'],
  nz: ['New Zealand'],
  za: ['South Africa'],
  br: ['Brazil'],
  mx: ['Mexico'],
  ar: ['Argentina'],
  cl: ['Chile'],
  co: ['Colombia'],
  pe: ['Peru'],
  pg: ['Papua New Guinea'],
  kz: ['Kazakhstan'],
  ae: ['United Arab Emirates'],
  sa: ['Saudi Arabia'],
  eg: ['Egypt'],
  ng: ['Nigeria'],
  ke: ['Kenya'],
  cy: ['Cyprus'],
  mt: ['Malta'],
  bm: ['Bermuda'],
  ky: ['Cayman Islands'],
  vg: ['British Virgin Islands'],
  pa: ['Panama'],
  je: ['Jersey'],
  gg: ['Guernsey']
};

const REGIONS: [string, string, string[]][] = [
  ['England and Wales', 'gb', ['England and Wales', 'England & Wales', 'England', 'English']],
  ['Scotland', 'gb', ['Scotland', 'Scottish', 'Scots']],
  ['Northern Ireland', 'gb', ['Northern Ireland']],
  ['Hong Kong', 'cn', ['Hong Kong', 'Hongkong']],
  ['Massachusetts', 'us', ['Massachussetts', 'Massachussets']],
  ['District of Columbia', 'us', ['Washington, D.C.', 'Washington D.C.', 'Washington, DC']]
];

const TABLE = new Map<string, Jurisdiction>();
const key = (name: string) => name.toLowerCase().replace(/['.,]/g, '').replace(/\s+/g, ' ').trim();

function add(alias: string, name: string, country: string, isCountry: boolean): void {
  TABLE.set(key(alias), { name, country, isCountry });
}
for (const [country, names] of Object.entries(COUNTRIES)) {
  for (const alias of names) add(alias, country === 'cn' ? 'China' : names[0], country, true);
}
for (const name of US_STATES) add(name, name, 'us', false);
for (const name of CANADIAN) add(name, name, 'ca', false);
for (const name of AUSTRALIAN) add(name, name, 'au', false);
for (const [name, country, aliases] of REGIONS) {
  for (const alias of aliases) add(alias, name, country, false);
}

const escaped = (text: string) =>
  text
    .split(' ')
    .map((word) => [...word].map((c) => (/[a-z0-9]/.test(c) ? c : '')).join(''))
    .join('[\\s,.]+');
// Longest first, so that "West Virginia" is not read as "Virginia". Dots and apostrophes were taken out.
const PATTERN = new RegExp(
  `(?<![A-Za-z])(?:${[...TABLE.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![A-Za-z])`,
  'gi'
);

export interface JurisdictionMention extends Jurisdiction {
  start: number;
  end: number;
}

export function findJurisdictions(text: string): JurisdictionMention[] {
  // Same length, so that positions stay: dots inside abbreviations and apostrophes become letters' gaps.
  const plain = text.replace(/People's/gi, 'Peoples  ').replace(/\b([A-Z])\.(?=[A-Z]\b)/g, '$1 ');
  return [...plain.matchAll(PATTERN)].flatMap((match) => {
    const found = TABLE.get(key(match[0])) ?? TABLE.get(key(match[0]).replace(/ /g, ''));
    if (!found || !/^[A-Z]/.test(match[0])) return [];
    return [{ ...found, start: match.index, end: match.index + match[0].length }];
  });
}

const MONTH_FIRST_COUNTRIES = new Set(['us', 'ca', 'ph']);

/** Whether people under this law usually write the day before the month. */
export function isDayFirstLaw(name: string): boolean {
  const [law] = findJurisdictions(name);
  return law !== undefined && !MONTH_FIRST_COUNTRIES.has(law.country);
}
