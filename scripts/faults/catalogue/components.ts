// Faults of Lightning Web Components: types, compiler, imports and templates.
import { append, swap, swapFirst, type Fault } from '../fault.ts';

const CLASS = 'force-app/main/review/classes/ReviewController.cls';
const PANEL = 'force-app/main/review/lwc/contractPanel/contractPanel.js';
const PANEL_HTML = 'force-app/main/review/lwc/contractPanel/contractPanel.html';
const PANEL_META = `${PANEL}-meta.xml`;
const CARD = 'force-app/main/review/lwc/termCard/termCard.js';
const CARD_HTML = 'force-app/main/review/lwc/termCard/termCard.html';
const CARD_CSS = 'force-app/main/review/lwc/termCard/termCard.css';
const LIST_HTML = 'force-app/main/document/lwc/documentList/documentList.html';
const LIST_TERMS_HTML = 'force-app/main/review/lwc/termList/termList.html';
const VIEWER = 'force-app/main/review/lwc/documentViewer/documentViewer.js';
const EMPTY = 'force-app/main/shared/lwc/emptyState/emptyState.js';
const EMPTY_CSS = 'force-app/main/shared/lwc/emptyState/emptyState.css';

const types: Fault[] = [
  {
    kind: 1,
    what: 'a component reads a misspelt property of an Apex result',
    gate: 'component-types',
    file: PANEL,
    edit: swapFirst('result.keyDatesPending', 'result.keyDatePending'),
    says: /'keyDatePending' does not exist on type 'CountersignResult'/
  },
  {
    kind: 1,
    what: 'a component leaves out a parameter of an Apex method',
    gate: 'component-types',
    file: PANEL,
    edit: swapFirst(
      'decide({ termId, decision, value, reason, note, version:',
      'decide({ termId, decision, value, reason, version:'
    ),
    says: /'note' is missing/
  },
  {
    kind: 1,
    what: 'a component gives a text for the list of an Apex method',
    gate: 'component-types',
    file: PANEL,
    edit: swapFirst(
      'acceptAll({ extractionId, termIds: event.detail })',
      'acceptAll({ extractionId, termIds: extractionId })'
    ),
    says: /'string' is not assignable to type 'string\[\]'/
  },
  {
    kind: 1,
    what: 'a component calls a method that its child does not have',
    gate: 'component-types',
    file: PANEL,
    edit: swapFirst('?.closeEditor(termId)', '?.closeEditors(termId)'),
    says: /'closeEditors' does not exist/
  },
  {
    kind: 1,
    what: 'a component misspells a label of the label module',
    gate: 'component-types',
    file: CARD,
    edit: swapFirst('labels.nothingWritten', 'labels.nothingWriten'),
    says: /'nothingWriten' does not exist/
  },
  {
    kind: 1,
    what: 'a toast has a variant that does not exist',
    gate: 'component-types',
    file: PANEL,
    edit: swapFirst(
      "this.toast(labels.changedMeanwhile, 'warning')",
      "this.toast(labels.changedMeanwhile, 'warn')"
    ),
    says: /"warn"/
  },
  {
    kind: 1,
    what: 'Apex hides a member of a result that a component shows',
    gate: 'component-types',
    file: 'force-app/main/extraction/classes/ExtractionRow.cls',
    edit: (text) =>
      text.replace(/@AuraEnabled\s+public Integer pageRead;/, 'public Integer pageRead;'),
    reportedIn: 'force-app/main/extraction/lwc/extractionProgress/extractionProgress.js',
    at: 'const { stage, pageRead, pageCount, status }',
    says: /'pageRead' does not exist on type 'ExtractionRow/
  }
];

const templateTypes: Fault[] = [
  {
    kind: 1,
    what: 'a template shows a misspelt property of an Apex result',
    gate: 'component-types',
    file: CARD_HTML,
    edit: swapFirst('{term.crmFieldLabel}', '{term.crmFieldLable}'),
    says: /'crmFieldLable' does not exist on type 'TermRow'/
  },
  {
    kind: 1,
    what: 'a row of a template shows a property that rows do not have',
    gate: 'component-types',
    file: LIST_HTML,
    edit: swapFirst('label={row.statusLabel}', 'label={row.stateLabel}'),
    says: /'stateLabel' does not exist/
  },
  {
    kind: 1,
    what: 'a template gives a word where the child wants a number',
    gate: 'component-types',
    file: CARD_HTML,
    edit: swapFirst('confidence={term.confidence}', 'confidence={term.confidenceWord}'),
    says: /'string' is not assignable to type 'number'/
  },
  {
    kind: 1,
    what: 'a template handles an event by something that is no method',
    gate: 'component-types',
    file: CARD_HTML,
    edit: swapFirst('onkeydown={handleKey}', 'onkeydown={pageText}'),
    says: /'string' is not assignable/
  }
];

const compiler: Fault[] = [
  {
    kind: 1,
    what: 'a template calls a method',
    gate: 'components',
    file: CARD_HTML,
    edit: swapFirst('{missingText}', '{missingText()}'),
    says: /expression/i
  },
  {
    kind: 1,
    what: 'an element of a template is not closed',
    gate: 'components',
    file: CARD_HTML,
    edit: swapFirst('</blockquote>', ''),
    says: /closing tag|blockquote/
  },
  {
    kind: 1,
    what: 'the rows of a template have no key',
    gate: 'components',
    file: LIST_HTML,
    edit: swapFirst('<li key={row.id}', '<li'),
    says: /[Mm]issing key/
  },
  {
    kind: 1,
    what: 'a style sheet addresses an id',
    gate: 'components',
    file: CARD_CSS,
    edit: append('#term {\n  color: red;\n}\n'),
    says: /^Invalid usage of id selector '#term'/
  },
  {
    kind: 1,
    what: 'a property is public and tracked at once',
    gate: 'components',
    file: EMPTY,
    edit: (text) =>
      text
        .replace(
          "import { LightningElement, api } from 'lwc';",
          "import { LightningElement, api, track } from 'lwc';"
        )
        .replace('@api description;', '@api @track description;'),
    at: '@track description',
    says: /@api|@track/
  }
];

const imports: Fault[] = [
  {
    kind: 3,
    what: 'a component imports an Apex method that does not exist',
    gate: 'components',
    file: PANEL,
    edit: swap('apex/DocumentController.dismiss', 'apex/DocumentController.dismis'),
    says: /DocumentController has no method dismis/
  },
  {
    kind: 3,
    what: 'a component imports an Apex method as a folder',
    gate: 'components',
    file: PANEL,
    edit: swap('apex/DocumentController.dismiss', 'apex/DocumentController/dismiss'),
    says: /apex\/DocumentController\/dismiss names no method/
  },
  {
    kind: 3,
    what: 'an Apex method that a component calls is renamed',
    gate: 'components',
    file: CLASS,
    edit: swapFirst('ContractFile getFile(', 'ContractFile getContractFile('),
    reportedIn: PANEL,
    at: 'apex/ReviewController.getFile',
    says: /ReviewController has no method getFile/
  },
  {
    kind: 3,
    what: 'an Apex method that a component calls is no longer for components',
    gate: 'components',
    file: CLASS,
    edit: (text) => text.replace(/@AuraEnabled\s+public static Pages/, 'public static Pages'),
    reportedIn: PANEL,
    at: 'apex/ReviewController.getPages',
    says: /not for components.*@AuraEnabled/
  },
  {
    kind: 3,
    what: 'a component gives an Apex method a parameter that it does not have',
    gate: 'components',
    file: PANEL,
    edit: swapFirst(
      'startExtraction({ documentId: event.detail })',
      'startExtraction({ contractId: event.detail })'
    ),
    says: /ExtractionController.start has no parameter contractId.*documentId/
  },
  {
    kind: 3,
    what: 'a component wires an Apex method that is not cacheable',
    gate: 'components',
    file: PANEL,
    edit: swap(
      '  get hasNoAccess() {',
      "  @wire(getDocuments, { opportunityId: '$recordId' }) wired;\n  get hasNoAccess() {"
    ),
    says: /getDocuments cannot be wired.*cacheable=true/
  },
  {
    kind: 3,
    what: 'a wire waits for a property that the component does not have',
    gate: 'components',
    file: PANEL,
    edit: swap("'$recordId'", "'$recordID'"),
    says: /wire waits for recordID, .* Write \$recordId\./
  },
  {
    kind: 3,
    what: 'a component imports a label that does not exist',
    gate: 'components',
    file: 'force-app/main/shared/lwc/errorPanel/errorPanel.js',
    edit: swap('label/c.Shared_Error', 'label/c.Shared_Eror'),
    says: /no custom label Shared_Eror/
  },
  {
    kind: 3,
    what: 'a component imports a field that does not exist',
    gate: 'components',
    file: PANEL,
    edit: swap('schema/Opportunity.StageName', 'schema/Opportunity.Stage__c'),
    says: /Opportunity has no field Stage__c/
  },
  {
    kind: 3,
    what: 'a component imports a static resource that does not exist',
    gate: 'components',
    file: VIEWER,
    edit: swap('resourceUrl/documentViewer', 'resourceUrl/docViewer'),
    says: /no static resource docViewer/
  },
  {
    kind: 3,
    what: 'a component imports a custom permission that does not exist',
    gate: 'components',
    file: PANEL,
    edit: swap('customPermission/Use_Countersign', 'customPermission/Use_Countersigning'),
    says: /no custom permission Use_Countersigning/
  },
  {
    kind: 3,
    what: 'a component imports a message channel that does not exist',
    gate: 'components',
    file: EMPTY,
    edit: (text) => `import CHANNEL from '@salesforce/messageChannel/Review_Opened__c';\n${text}`,
    says: /no message channel Review_Opened__c/
  },
  {
    kind: 3,
    what: 'a component imports a component that does not exist',
    gate: 'components',
    file: CARD,
    edit: swap("from 'c/format'", "from 'c/formats'"),
    says: /no component c\/formats/
  },
  {
    kind: 3,
    what: 'a component imports a function that a module does not export',
    gate: 'components',
    file: VIEWER,
    edit: swap('import { fill }', 'import { fillIn }'),
    says: /c\/format has no export fillIn/
  },
  {
    kind: 3,
    what: 'a component imports a file that is not in its folder',
    gate: 'components',
    file: PANEL,
    edit: swap("from './poller'", "from './polling'"),
    says: /no file .\/polling/
  },
  {
    kind: 3,
    what: 'a component imports a module that the platform does not have',
    gate: 'components',
    file: PANEL,
    edit: swap("'lightning/platformShowToastEvent'", "'lightning/showToast'"),
    says: /no module lightning\/showToast/
  },
  {
    kind: 3,
    what: 'a component imports a function that the platform does not have',
    gate: 'components',
    file: PANEL,
    edit: swapFirst('getFieldValue, getRecord', 'getFieldValues, getRecord'),
    says: /uiRecordApi has no export getFieldValues/
  },
  {
    kind: 3,
    what: 'a style sheet imports a component that does not exist',
    gate: 'components',
    file: EMPTY_CSS,
    edit: (text) => `@import 'c/sharedStyles';\n${text}`,
    says: /no component c\/sharedStyles/
  }
];

const templates: Fault[] = [
  {
    kind: 3,
    what: 'a template uses a component that does not exist',
    gate: 'components',
    file: CARD_HTML,
    edit: (text) => text.replaceAll('c-confidence-badge', 'c-confidence-mark'),
    says: /no component confidenceMark/
  },
  {
    kind: 3,
    what: 'a template sets a property that the child does not have',
    gate: 'components',
    file: CARD_HTML,
    edit: swapFirst('level={term.confidenceWord}', 'word={term.confidenceWord}'),
    says: /confidenceBadge has no public property word/
  },
  {
    kind: 3,
    what: 'a template sets a property of the child that is not public',
    gate: 'components',
    file: 'force-app/main/review/lwc/confidenceBadge/confidenceBadge.js',
    edit: swapFirst('@api level;', 'level;'),
    reportedIn: CARD_HTML,
    at: 'level={term.confidenceWord}',
    says: /no public property level.*@api/
  },
  {
    kind: 3,
    what: 'a template names a handler that does not exist',
    gate: 'components',
    file: CARD_HTML,
    edit: swapFirst('onkeydown={handleKey}', 'onkeydown={handleKeys}'),
    says: /no method handleKeys/
  },
  {
    kind: 3,
    what: 'a template shows a member that does not exist',
    gate: 'components',
    file: CARD_HTML,
    edit: swapFirst('{missingText}', '{textMissing}'),
    says: /termCard.js has no member textMissing/
  },
  {
    kind: 3,
    what: 'a template uses a base component that does not exist',
    gate: 'components',
    file: CARD_HTML,
    edit: (text) => text.replaceAll('lightning-button-group', 'lightning-button-row'),
    says: /no base component lightning-button-row/
  },
  {
    kind: 3,
    what: 'a template misspells an attribute of a base component',
    gate: 'components',
    file: LIST_HTML,
    edit: swapFirst('variant={action.variant}', 'varient={action.variant}'),
    says: /lightning-button has no attribute varient/
  },
  {
    kind: 3,
    what: 'a template fills a slot that the base component does not have',
    gate: 'components',
    file: PANEL_HTML,
    edit: (text) => text.replace('slot="actions"', 'slot="action"'),
    says: /lightning-card has no slot action/
  },
  {
    kind: 3,
    what: 'a template listens to an event that the child does not make',
    gate: 'components',
    file: LIST_TERMS_HTML,
    edit: swap('onmove={handleMove}', 'onmoved={handleMove}'),
    says: /termCard makes no event moved\. Listen with onmove,/
  },
  {
    kind: 3,
    what: 'a child makes an event under another name than its parent listens to',
    gate: 'components',
    file: CARD,
    edit: swapFirst("new CustomEvent('open'", "new CustomEvent('opens'"),
    reportedIn: LIST_TERMS_HTML,
    at: 'onopen={handOn}',
    says: /termCard makes no event open\./
  },
  {
    kind: 3,
    what: 'a script asks for an element that the template does not name',
    gate: 'components',
    file: VIEWER,
    edit: swapFirst('(this.refs.frame)', '(this.refs.window)'),
    says: /lwc:ref="window"/
  },
  {
    kind: 3,
    what: 'a component is for records of an object that does not exist',
    gate: 'components',
    file: PANEL_META,
    edit: swap('<object>Opportunity</object>', '<object>Contract_Extract__c</object>'),
    says: /no object Contract_Extract__c/
  },
  {
    kind: 3,
    what: 'a component offers App Builder a property that it does not have',
    gate: 'components',
    file: PANEL_META,
    edit: swap(
      '      <objects>',
      '      <property name="height" type="Integer" />\n      <objects>'
    ),
    says: /contractPanel has no public property height/
  }
];

export const faults: Fault[] = [...types, ...templateTypes, ...compiler, ...imports, ...templates];
