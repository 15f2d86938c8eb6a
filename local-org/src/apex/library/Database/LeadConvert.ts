/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_dml_convertLead.htm */

import type { LeadConversion, LeadConversionOutcome } from '../../../database/database.ts';
import type { MethodImplementation } from '../define.ts';
import { errorList } from './Error.ts';
import { resultFromJson } from './results.ts';
import { platformClass } from '../define.ts';

export class LeadConvertValue {
  readonly $type = 'Database.LeadConvert';
  readonly values = new Map<string, unknown>();

  /** As the database takes it. */
  toRequest(): LeadConversion {
    const text = (name: string): string | null => (this.values.get(name) ?? null) as string | null;
    return {
      leadId: text('LeadId') ?? '',
      convertedStatus: text('ConvertedStatus'),
      accountId: text('AccountId'),
      contactId: text('ContactId'),
      opportunityId: text('OpportunityId'),
      opportunityName: text('OpportunityName'),
      ownerId: text('OwnerId'),
      createOpportunity: this.values.get('DoNotCreateOpportunity') !== true,
      overwriteLeadSource: this.values.get('OverwriteLeadSource') === true
    };
  }
}

/** Setter and getter of each value. */
const TEXTS: [type: string, name: string][] = [
  ['Id', 'LeadId'],
  ['String', 'ConvertedStatus'],
  ['Id', 'AccountId'],
  ['Id', 'ContactId'],
  ['Id', 'OpportunityId'],
  ['String', 'OpportunityName'],
  ['Id', 'OwnerId'],
  ['Id', 'RelatedPersonAccountId']
];
const FLAGS: [getter: string, name: string][] = [
  ['isDoNotCreateOpportunity', 'DoNotCreateOpportunity'],
  ['isOverWriteLeadSource', 'OverwriteLeadSource'],
  ['isSendNotificationEmail', 'SendNotificationEmail'],
  ['getBypassAccountDedupeCheck', 'BypassAccountDedupeCheck'],
  ['getBypassContactDedupeCheck', 'BypassContactDedupeCheck']
];

function setter(name: string): MethodImplementation {
  return (_rt, self: LeadConvertValue, value: unknown) => void self.values.set(name, value);
}

const accessors: Record<string, MethodImplementation> = {};
for (const [type, name] of TEXTS) {
  accessors[`void set${name}(${type} value)`] = setter(name);
  accessors[`${type} get${name}()`] = (_rt, self: LeadConvertValue) =>
    self.values.get(name) ?? null;
}
for (const [getter, name] of FLAGS) {
  accessors[`void set${name}(Boolean value)`] = setter(name);
  accessors[`Boolean ${getter}()`] = (_rt, self: LeadConvertValue) =>
    self.values.get(name) ?? false;
}

export const LeadConvertClass = platformClass('Database.LeadConvert', {
  isInstance: (value) => value instanceof LeadConvertValue,
  constructors: { 'LeadConvert()': () => new LeadConvertValue() },
  methods: accessors
});

export class LeadConvertResultValue {
  readonly $type = 'Database.LeadConvertResult';
  readonly outcome: LeadConversionOutcome;

  constructor(outcome: LeadConversionOutcome) {
    this.outcome = outcome;
  }

  /** As JSON.serialize writes it. */
  jsonMembers(): Record<string, unknown> {
    const { result, leadId, accountId, contactId, opportunityId } = this.outcome;
    const errors = errorList(result.errors);
    return { success: result.success, leadId, accountId, contactId, opportunityId, errors };
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_leadconvertresult.htm */
export const LeadConvertResultClass = platformClass('Database.LeadConvertResult', {
  isInstance: (value) => value instanceof LeadConvertResultValue,
  methods: {
    'Id getLeadId()': (_rt, { outcome }: LeadConvertResultValue) => outcome.leadId,
    'Id getAccountId()': (_rt, { outcome }: LeadConvertResultValue) => outcome.accountId,
    'Id getContactId()': (_rt, { outcome }: LeadConvertResultValue) => outcome.contactId,
    'Id getOpportunityId()': (_rt, { outcome }: LeadConvertResultValue) => outcome.opportunityId,
    'Id getRelatedPersonAccountId()': () => null,
    'Boolean isSuccess()': (_rt, { outcome }: LeadConvertResultValue) => outcome.result.success,
    'List<Database.Error> getErrors()': (_rt, { outcome }: LeadConvertResultValue) =>
      errorList(outcome.result.errors)
  },
  // Tests make results from JSON, as the class has no constructor that takes values.
  fromJson: (member) => {
    const id = (name: string): string | null => member(name, 'Id') as string | null;
    return new LeadConvertResultValue({
      result: resultFromJson(member),
      leadId: id('leadId') ?? '',
      accountId: id('accountId'),
      contactId: id('contactId'),
      opportunityId: id('opportunityId')
    });
  }
});
