/** The shape of a SOQL query or SOSL search after parsing: what the database executes and Apex and Flow build. */

/** Line and column in the file, both from 1: parsed queries have places where a checker wants them, others none. */
export interface Place {
  line: number;
  column: number;
}

export interface SoqlQuery {
  select: SelectItem[];
  /** Object name, or the child relationship name in a subquery of the SELECT list. */
  from: string;
  fromAt?: Place;
  alias?: string;
  /** Further names of FROM (`Contact c, c.Account a`): what each stands for. */
  aliases?: { name: string; path: FieldPath }[];
  /** USING SCOPE, in lower case. */
  scope?: string;
  where?: Condition;
  /** WITH DATA CATEGORY, as it was written. */
  dataCategory?: string;
  groupBy?: GroupItem[];
  /** Subtotals that GROUP BY adds. */
  subtotals?: 'rollup' | 'cube';
  having?: Condition;
  orderBy: OrderItem[];
  limit?: Expr;
  offset?: Expr;
  mode?: 'user' | 'system';
  securityEnforced?: boolean;
  forUpdate?: boolean;
  forView?: boolean;
  forReference?: boolean;
  allRows?: boolean;
  line: number;
  column: number;
  /** Static SOQL that does not parse: the compiler reports it. */
  problem?: { message: string; line: number; column: number };
}

/** `Account.Name` is ['Account', 'Name']; names keep the case of the text, the database compares case-insensitively. */
export type FieldPath = string[];

export type AggregateName = 'COUNT' | 'SUM' | 'MIN' | 'MAX' | 'AVG' | 'COUNT_DISTINCT';

/** `COUNT()` has the path null; an expression in SELECT without alias is named expr0, expr1, … by the database. */
export interface AggregateItem {
  kind: 'aggregate';
  name: AggregateName;
  path: FieldPath | null;
  alias?: string;
  at?: Place;
  /** Of the field in the brackets. */
  pathAt?: Place;
}

/** CALENDAR_YEAR(CreatedDate), FORMAT(Amount), toLabel(StageName), …: the name is in upper case. */
export interface FunctionItem {
  kind: 'function';
  name: string;
  /** The field in the innermost brackets; empty for an aggregate without a field. */
  path: FieldPath;
  /** FORMAT(MIN(CloseDate)) and FORMAT(convertCurrency(Amount)). */
  inner?: AggregateItem | FunctionItem;
  /** The date is read in the user's time zone: convertTimezone(CreatedDate). */
  inUserZone?: boolean;
  alias?: string;
  at?: Place;
  pathAt?: Place;
}

/** DISTANCE(Location__c, GEOLOCATION(37.7, -122.4), 'mi'). */
export interface DistanceItem {
  kind: 'distance';
  path: FieldPath;
  /** Latitude and longitude, or one bound System.Location. */
  to: [Expr, Expr] | [Expr];
  unit: string;
  alias?: string;
  at?: Place;
  pathAt?: Place;
}

export interface FieldItem {
  kind: 'field';
  path: FieldPath;
  alias?: string;
  at?: Place;
}

/** TYPEOF What WHEN Account THEN Phone ELSE Name END. */
export interface TypeOfItem {
  kind: 'typeof';
  path: FieldPath;
  whens: { object: string; at?: Place; fields: FieldPath[]; places?: Place[] }[];
  otherwise: FieldPath[];
  at?: Place;
  otherwiseAt?: Place[];
}

export type SelectItem =
  | FieldItem
  | AggregateItem
  | FunctionItem
  | DistanceItem
  | TypeOfItem
  | { kind: 'subquery'; query: SoqlQuery }
  | { kind: 'fields'; set: 'ALL' | 'CUSTOM' | 'STANDARD'; at?: Place };

export type Operand = FieldItem | AggregateItem | FunctionItem | DistanceItem;

export type GroupItem = FieldItem | FunctionItem;

export interface OrderItem {
  by: Operand;
  descending: boolean;
  /** Absent when the text does not say: ascending and descending both put nulls first in SOQL. */
  nulls?: 'first' | 'last';
}

export type CompareOperator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'in' | 'not in' | 'includes' | 'excludes';

export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  | { kind: 'not'; item: Condition }
  | { kind: 'compare'; left: Operand; operator: CompareOperator; operatorAt?: Place; right: Expr };

export type Expr = ExprValue & { at?: Place };

type ExprValue =
  /**
   * The value is an Apex value: string, number (Integer), Decimal, boolean, ApexDate, ApexDatetime, ApexTime or null.
   * A text with escaped wildcards or backslashes says in `pattern` what LIKE reads.
   */
  | { kind: 'literal'; value: unknown; pattern?: string }
  /** TODAY, LAST_N_DAYS:30, …: the name is in upper case, n is the number after the colon. */
  | { kind: 'dateLiteral'; name: string; n?: number }
  /** `:expression`; static SOQL fills binds[index], dynamic SOQL looks `text` up. */
  | { kind: 'bind'; index: number; text: string }
  | { kind: 'list'; items: Expr[] }
  | { kind: 'subquery'; query: SoqlQuery };

/** FIND … IN … RETURNING …. */
export interface SoslSearch {
  /** The words to find: a literal or a bind. */
  find: Expr;
  group: SearchGroup;
  /** One query for each object; without RETURNING every searchable object answers with its ids. */
  returning: ReturningItem[];
  limit?: Expr;
  mode?: 'user' | 'system';
  /** WITH clauses that change nothing here, as they were written. */
  clauses: string[];
  line: number;
  column: number;
  problem?: { message: string; line: number; column: number };
}

export type SearchGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

export interface ReturningItem {
  query: SoqlQuery;
  /** USING LISTVIEW = name. */
  listView?: string;
}
