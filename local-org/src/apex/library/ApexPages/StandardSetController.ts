/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ApexPages_StandardSetController_methods.htm */

import { ApexList } from '../../../values/list.ts';
import { given } from '../../runtime/arguments.ts';
import { lacking, platformClass } from '../define.ts';
import type { QueryLocatorValue } from '../Database/QueryLocator.ts';
import { raise } from '../../../values/exception.ts';
import { returnPage, saveOnPage } from './StandardController.ts';
import { SObject } from '../../../values/sobject.ts';

const USUAL_PAGE_SIZE = 20;
const MAXIMUM_RECORDS = 10_000;

class StandardSetControllerValue {
  readonly $type = 'ApexPages.StandardSetController';
  readonly records: SObject[];
  readonly isComplete: boolean;
  readonly type: string;
  selected: SObject[] = [];
  pageSize = USUAL_PAGE_SIZE;
  pageNumber = 1;
  /** The record whose fields a page edits for all selected ones. */
  readonly prototype: SObject;

  constructor(records: SObject[], type: string) {
    this.isComplete = records.length <= MAXIMUM_RECORDS;
    this.records = records.slice(0, MAXIMUM_RECORDS);
    this.type = type;
    this.prototype = new SObject(type);
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.records.length / this.pageSize));
  }

  page(): ApexList {
    const start = (this.pageNumber - 1) * this.pageSize;
    return new ApexList(this.type, this.records.slice(start, start + this.pageSize));
  }

  goTo(page: number): void {
    this.pageNumber = Math.min(Math.max(page, 1), this.pages);
  }
}

type Self = StandardSetControllerValue;

function ofList(list: ApexList): StandardSetControllerValue {
  const records = list.items as SObject[];
  return new StandardSetControllerValue(records, records[0]?.type ?? list.elementType);
}

function setPageSize(self: Self, size: number): void {
  if (size < 1) raise('VisualforceException', `Page size must be a positive number: ${size}`);
  self.pageSize = size;
  self.goTo(self.pageNumber);
}

export const StandardSetControllerClass = platformClass('ApexPages.StandardSetController', {
  isInstance: (value) => value instanceof StandardSetControllerValue,
  constructors: {
    'StandardSetController(Database.QueryLocator locator)': (
      _rt,
      locator: QueryLocatorValue | null
    ) => {
      const records = [...given(locator).records];
      return new StandardSetControllerValue(records, records[0]?.type ?? 'SObject');
    },
    'StandardSetController(List<SObject> records)': (_rt, records: ApexList | null) =>
      ofList(given(records))
  },
  methods: {
    'void addFields(List<String> names)': (_rt, _self: Self, names: ApexList) => void given(names),
    'PageReference cancel()': (rt) => returnPage(rt, null),
    'void first()': (_rt, self: Self) => self.goTo(1),
    'void last()': (_rt, self: Self) => self.goTo(self.pages),
    'void next()': (_rt, self: Self) => self.goTo(self.pageNumber + 1),
    'void previous()': (_rt, self: Self) => self.goTo(self.pageNumber - 1),
    'Boolean getCompleteResult()': (_rt, self: Self) => self.isComplete,
    'String getFilterId()': () => null,
    'void setFilterID(String id)': lacking(
      'ApexPages.StandardSetController.setFilterID: list views'
    ),
    'List<SelectOption> getListViewOptions()': lacking(
      'ApexPages.StandardSetController.getListViewOptions: list views'
    ),
    'Boolean getHasNext()': (_rt, self: Self) => self.pageNumber < self.pages,
    'Boolean getHasPrevious()': (_rt, self: Self) => self.pageNumber > 1,
    'Integer getPageNumber()': (_rt, self: Self) => self.pageNumber,
    'void setPageNumber(Integer number)': (_rt, self: Self, number: number | null) =>
      self.goTo(given(number)),
    'Integer getPageSize()': (_rt, self: Self) => self.pageSize,
    'void setPageSize(Integer size)': (_rt, self: Self, size: number | null) =>
      setPageSize(self, given(size)),
    'SObject getRecord()': (_rt, self: Self) => self.prototype,
    'List<SObject> getRecords()': (_rt, self: Self) => self.page(),
    'Integer getResultSize()': (_rt, self: Self) => self.records.length,
    'List<SObject> getSelected()': (_rt, self: Self) => new ApexList(self.type, [...self.selected]),
    'void setSelected(List<SObject> records)': (_rt, self: Self, records: ApexList | null) => {
      self.selected = [...(given(records).items as SObject[])];
    },
    'PageReference save()': (rt, self: Self) => {
      for (const record of self.selected) {
        for (const [name, value] of self.prototype.fields) record.set(name, value);
      }
      const target = new ApexList(self.type, self.selected);
      return saveOnPage(rt, 'update', target) ? returnPage(rt, null) : null;
    }
  }
});
