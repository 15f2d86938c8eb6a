/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_VisualEditor.htm */

import { ApexList } from '../../../values/list.ts';
import { apexText } from '../../../values/format.ts';
import { compareText } from '../System/string/comparisons.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { valueEquals } from '../../../values/equality.ts';

class RowValue {
  readonly $type = 'VisualEditor.DataRow';
  readonly label: string;
  readonly value: unknown;
  readonly selected: boolean;

  constructor(label: string, value: unknown, selected: boolean) {
    this.label = label;
    this.value = value;
    this.selected = selected;
  }
}

class RowsValue {
  readonly $type = 'VisualEditor.DynamicPickListRows';
  readonly rows: RowValue[];
  containsAll: boolean;

  constructor(rows: RowValue[] = [], containsAll = false) {
    this.rows = [...rows];
    this.containsAll = containsAll;
  }
}

const rowsOf = (list: ApexList | null): RowValue[] => given(list).items as RowValue[];

const byLabel = (left: RowValue, right: RowValue): number => compareText(left.label, right.label);

const DataRowClass = platformClass('VisualEditor.DataRow', {
  isInstance: (value) => value instanceof RowValue,
  constructors: {
    'DataRow(String label, Object value)': (_rt, label: string | null, value: unknown) =>
      new RowValue(given(label), value, false),
    'DataRow(String label, Object value, Boolean selected)': (
      _rt,
      label: string | null,
      value: unknown,
      selected: boolean | null
    ) => new RowValue(given(label), value, selected === true)
  },
  methods: {
    'Integer compareTo(VisualEditor.DataRow other)': (
      _rt,
      self: RowValue,
      other: RowValue | null
    ) => byLabel(self, given(other)),
    'String getLabel()': (_rt, self: RowValue) => self.label,
    'Object getValue()': (_rt, self: RowValue) => self.value,
    'Boolean isSelected()': (_rt, self: RowValue) => self.selected
  }
});

const DynamicPickListRowsClass = platformClass('VisualEditor.DynamicPickListRows', {
  isInstance: (value) => value instanceof RowsValue,
  constructors: {
    'DynamicPickListRows()': () => new RowsValue(),
    'DynamicPickListRows(List<VisualEditor.DataRow> rows)': (_rt, rows: ApexList | null) =>
      new RowsValue(rowsOf(rows)),
    'DynamicPickListRows(List<VisualEditor.DataRow> rows, Boolean containsAllRows)': (
      _rt,
      rows: ApexList | null,
      containsAll: boolean | null
    ) => new RowsValue(rowsOf(rows), containsAll === true)
  },
  methods: {
    'void addAllRows(List<VisualEditor.DataRow> rows)': (
      _rt,
      self: RowsValue,
      rows: ApexList | null
    ) => {
      self.rows.push(...rowsOf(rows));
    },
    'void addRow(VisualEditor.DataRow row)': (_rt, self: RowsValue, row: RowValue | null) => {
      self.rows.push(given(row));
    },
    'Boolean containsAllRows()': (_rt, self: RowsValue) => self.containsAll,
    'VisualEditor.DataRow get(Integer index)': (_rt, self: RowsValue, index: number | null) =>
      new ApexList('VisualEditor.DataRow', self.rows).get(given(index)),
    'List<VisualEditor.DataRow> getDataRows()': (_rt, self: RowsValue) =>
      new ApexList('VisualEditor.DataRow', [...self.rows]),
    'void setContainsAllRows(Boolean containsAllRows)': (
      _rt,
      self: RowsValue,
      containsAll: boolean | null
    ) => {
      self.containsAll = given(containsAll);
    },
    'Integer size()': (_rt, self: RowsValue) => self.rows.length,
    'void sort()': (_rt, self: RowsValue) => {
      self.rows.sort(byLabel);
    }
  }
});

/** The value's row among those that the Apex class offers. */
const DynamicPickListClass = platformClass('VisualEditor.DynamicPickList', {
  abstract: true,
  constructors: { 'DynamicPickList()': () => null },
  methods: {
    'VisualEditor.DataRow getDefaultValue()': () => null,
    'VisualEditor.DynamicPickListRows getValues()': () => new RowsValue(),
    'String getLabel(Object value)': (rt, self: unknown, value: unknown) => {
      const rows = rt.invoke(self, 'getValues', []);
      const found = (rows as RowsValue).rows.find((row) => valueEquals(row.value, value));
      return found?.label ?? apexText(value);
    },
    'Boolean isValid(Object value)': (rt, self: unknown, value: unknown) => {
      const rows = rt.invoke(self, 'getValues', []) as RowsValue;
      return rows.containsAll || rows.rows.some((row) => valueEquals(row.value, value));
    }
  }
});

export const visualEditorClasses = [DataRowClass, DynamicPickListRowsClass, DynamicPickListClass];
