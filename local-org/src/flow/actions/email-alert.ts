/** Flow action emailAlert: sends an e-mail alert about a record. */
import { isBlank, toText } from '../../formula/coerce.ts';
import { alertMessage } from '../../email/alerts.ts';
import { FlowValueError } from '../errors.ts';
import { Outputs } from '../references.ts';
import type { ActionFactory } from './action.ts';

const RECORD = 'SObjectRowId';

export const emailAlertAction: ActionFactory = (builder, node, name) => {
  const alert = builder.engine.services.emailAlerts.get(name.toLowerCase());
  if (!alert) {
    return builder.refused(`the e-mail alert ${name}, which the project does not have`, node);
  }
  return (engine, requests) => {
    const { host, deliver } = engine.services;
    const messages = requests.map(({ inputs }) => {
      if (isBlank(inputs[RECORD])) {
        throw new FlowValueError(`Missing required input parameter: ${RECORD}`);
      }
      const id = toText(inputs[RECORD]);
      const record = host.database.find(id);
      if (record?.type !== alert.object) {
        throw new FlowValueError(`The e-mail alert ${name} needs the Id of a record: ${id}`);
      }
      const message = alertMessage(host, alert, record);
      if (!message) throw new FlowValueError('Probably Limit Exceeded or 0 recipients');
      return message;
    });
    messages.forEach(deliver);
    return requests.map(() => new Outputs({}));
  };
};
