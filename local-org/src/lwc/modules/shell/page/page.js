// Starts the page: puts the application's frame into the document.
import { createElement } from 'lwc';
import App from 'shell/app';

const root = document.getElementById('app');
root.replaceChildren(createElement('shell-app', { is: App }));
performance.mark('local-org:mounted');
