// Faults of format and syntax, lint and types.
import { append, swapFirst, type Fault } from '../fault.ts';

const CLASS = 'force-app/main/review/classes/ReviewController.cls';
const TRIGGER = 'force-app/main/document/triggers/ContentDocumentLinkTrigger.trigger';
const CARD = 'force-app/main/review/lwc/termCard/termCard.js';
const CARD_HTML = 'force-app/main/review/lwc/termCard/termCard.html';
const VIEWER = 'force-app/main/review/lwc/documentViewer/documentViewer.js';
const EMPTY = 'force-app/main/shared/lwc/emptyState/emptyState.js';
const EMPTY_CSS = 'force-app/main/shared/lwc/emptyState/emptyState.css';
const PERMISSION =
  'force-app/main/access/customPermissions/Use_Countersign.customPermission-meta.xml';
const SERVICE = 'ai-service/src/metrics.ts';

const format: Fault[] = [
  {
    kind: 1,
    what: 'an Apex statement breaks off',
    gate: 'format',
    file: CLASS,
    edit: swapFirst('return ReviewScreen.show(extractionId);', 'return ReviewScreen.show(;'),
    says: /syntax is broken: Missing '\)'/
  },
  {
    kind: 1,
    what: 'an Apex string is not closed',
    gate: 'format',
    file: CLASS,
    edit: swapFirst('return ReviewScreen.show(extractionId);', "return 'Review;"),
    says: /syntax is broken/
  },
  {
    kind: 1,
    what: 'the events of a trigger are not closed',
    gate: 'format',
    file: TRIGGER,
    edit: (text) => text.replace(/\) \{/, ' {'),
    says: /syntax is broken: Missing '\)'/
  },
  {
    kind: 1,
    what: 'an Apex method is indented by hand',
    gate: 'format',
    file: CLASS,
    edit: swapFirst('      return ReviewScreen', '    return ReviewScreen'),
    says: /not formatted.*npm run format/
  },
  {
    kind: 1,
    what: 'an element of a metadata file is not closed',
    gate: 'format',
    file: PERMISSION,
    edit: swapFirst('</label>', ''),
    at: '</CustomPermission>',
    says: /syntax is broken/
  },
  {
    kind: 1,
    what: 'a metadata file is indented by hand',
    gate: 'format',
    file: PERMISSION,
    edit: swapFirst('  <label>', '      <label>'),
    says: /not formatted/
  },
  {
    kind: 1,
    what: 'a template is indented by hand',
    gate: 'format',
    file: CARD_HTML,
    edit: swapFirst('    <header', '  <header'),
    says: /not formatted/
  },
  {
    kind: 1,
    what: 'a block of a style sheet is not closed',
    gate: 'format',
    file: EMPTY_CSS,
    edit: (text) => text.replace(/\}\s*$/, ''),
    at: 1,
    says: /syntax is broken: .*Unclosed block/
  },
  {
    kind: 1,
    what: 'the declarations of a style sheet stand on one line',
    gate: 'format',
    file: EMPTY_CSS,
    edit: append('.note { color: red }\n'),
    says: /not formatted/
  },
  {
    kind: 1,
    what: "a component's script has a bracket too few",
    gate: 'format',
    file: CARD,
    edit: swapFirst('this.dispatchEvent(', 'this.dispatchEvent'),
    at: "new CustomEvent('open'",
    says: /syntax is broken/
  },
  {
    kind: 1,
    what: 'a TypeScript statement breaks off',
    gate: 'format',
    file: SERVICE,
    edit: append('const broken = ;\n'),
    says: /syntax is broken: Expression expected/
  },
  {
    kind: 1,
    what: 'a settings file has a comma too many',
    gate: 'format',
    file: 'config/elevated.json',
    edit: (text) => text.replace(/,\n/, ',,\n'),
    says: /syntax is broken/
  }
];

const lint: Fault[] = [
  {
    kind: 1,
    what: 'the service keeps a variable that nobody uses',
    gate: 'lint',
    file: SERVICE,
    edit: append('const leftover = 1;\n'),
    says: /'leftover' is assigned a value but never used/
  },
  {
    kind: 1,
    what: 'the service compares with two equal signs',
    gate: 'lint',
    file: SERVICE,
    edit: append("export const isEmpty = (text: string): boolean => text == '';\n"),
    says: /Expected '==='/
  },
  {
    kind: 1,
    what: 'a component writes HTML from text',
    gate: 'lint',
    file: CARD,
    edit: swapFirst(
      "this.template.querySelector('article').focus();",
      "this.template.querySelector('article').innerHTML = this.term.quote;"
    ),
    says: /innerHTML/
  },
  {
    kind: 1,
    what: 'a component starts a timer',
    gate: 'lint',
    file: EMPTY,
    edit: swapFirst(
      '@api title;',
      '@api title;\n  connectedCallback() {\n    setInterval(() => {}, 10);\n  }'
    ),
    at: 'setInterval',
    says: /async operation/i
  },
  {
    kind: 1,
    what: 'a component searches the whole page',
    gate: 'lint',
    file: CARD,
    edit: swapFirst("this.template.querySelector('article')", "document.querySelector('article')"),
    says: /document/
  },
  {
    kind: 1,
    what: 'a component changes its own public property',
    gate: 'lint',
    file: CARD,
    edit: swapFirst(
      'event.stopPropagation();\n    this.decide',
      "this.errorText = '';\n    this.decide"
    ),
    says: /reassignment of public property "errorText"/
  },
  {
    kind: 1,
    what: 'a component listens and never stops',
    gate: 'lint',
    file: VIEWER,
    edit: swapFirst(
      "addEventListener('message', this.receive)",
      "addEventListener('message', () => {})"
    ),
    says: /leak/
  },
  {
    kind: 1,
    what: "a component's class has another name than its folder",
    gate: 'lint',
    file: EMPTY,
    edit: swapFirst('class EmptyState', 'class NothingThere'),
    says: /EmptyState/
  }
];

const types: Fault[] = [
  {
    kind: 1,
    what: 'the service gives a number for a text',
    gate: 'types',
    file: SERVICE,
    edit: append("export const wrong: string = 'a'.length;\n"),
    says: /'number' is not assignable to type 'string'/
  },
  {
    kind: 1,
    what: 'a script imports a file that is not there',
    gate: 'types',
    file: 'scripts/checks/files.ts',
    edit: append("export { missing } from './missing.ts';\n"),
    says: /Cannot find module/
  }
];

export const faults: Fault[] = [...format, ...lint, ...types];
