/** The shape of a SOQL query after parsing: what the database executes and Apex and Flow build. */

export interface SoqlQuery {
  select: SelectItem[];
  /** Object name, or the child relationship name in a subquery of the SELECT list. */
  from: string;
  alias?: string;
  where?: Condition;
  groupBy?: GroupItem[];
  having?: Condition;
  orderBy: OrderItem[];
  limit?: Expr;
  offset?: Expr;
  mode?: 'user' | 'system';
  securityEnforced?: boolean;
  forUpdate?: boolean;
  allRows?: boolean;
  line: number;
  column: number;
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
}

/** CALENDAR_YEAR(CreatedDate), FORMAT(Amount), toLabel(StageName), …: the name is in upper case. */
export interface FunctionItem {
  kind: 'function';
  name: string;
  path: FieldPath;
  alias?: string;
}

export type SelectItem =
  | { kind: 'field'; path: FieldPath; alias?: string }
  | AggregateItem
  | FunctionItem
  | { kind: 'subquery'; query: SoqlQuery }
  | { kind: 'fields'; set: 'ALL' | 'CUSTOM' | 'STANDARD' };

export type Operand = { kind: 'field'; path: FieldPath } | AggregateItem | FunctionItem;

export type GroupItem = { kind: 'field'; path: FieldPath } | FunctionItem;

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
  | { kind: 'compare'; left: Operand; operator: CompareOperator; right: Expr };

export type Expr =
  /** The value is an Apex value: string, number (Integer), Decimal, boolean, ApexDate, ApexDatetime, ApexTime or null. */
  | { kind: 'literal'; value: unknown }
  /** TODAY, LAST_N_DAYS:30, …: the name is in upper case, n is the number after the colon. */
  | { kind: 'dateLiteral'; name: string; n?: number }
  /** `:expression`; static SOQL fills binds[index], dynamic SOQL looks `text` up. */
  | { kind: 'bind'; index: number; text: string }
  | { kind: 'list'; items: Expr[] }
  | { kind: 'subquery'; query: SoqlQuery };
