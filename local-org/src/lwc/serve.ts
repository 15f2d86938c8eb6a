// What the org's web server mounts for the page: the compiled modules, static resources, styles, and the page itself.
import path from 'node:path';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Response, type Router } from 'express';
import type { Project } from '../metadata/project.ts';
import { staticPath, type PageBuild } from './compile/build.ts';
import { createBuilder } from './compile/builder.ts';
import { designSystemRoot } from './compile/paths.ts';
import { pageMetadata, unsupportedComponents } from './pages/page-metadata.ts';
import { renderPage, type RenderedPage } from './pages/render-page.ts';

export interface ShellOptions {
  /** Read again for every page, so that the server may hand out a newly loaded project. */
  project: () => Project;
  /** Where compiled modules are kept between starts; default <project root>/.cache/lwc. */
  cacheDirectory?: string;
  watch: boolean;
  log: (line: string) => void;
}

export interface Shell {
  /** Resolves when the page can be served; the build runs in a child process from the start. */
  ready: Promise<PageBuild>;
  router: Router;
  /** `appName` is the app that the user chose in the App Launcher (cookie local_org_app). */
  renderPage(request: { session: unknown; appName?: string }): RenderedPage;
  /** Called after each build of serve mode; send the browsers an event `reload` then. */
  onRebuild(listener: (build: PageBuild) => void): void;
  close(): void;
}

const here = path.dirname(fileURLToPath(import.meta.url));
const forever = { immutable: true, maxAge: '365d' };

export function createShell(options: ShellOptions): Shell {
  const { root, packageDirectories } = options.project();
  const cacheDirectory = options.cacheDirectory ?? path.join(root, '.cache', 'lwc');
  const builder = createBuilder({
    root,
    cacheDirectory,
    watch: options.watch,
    watchDirectories: packageDirectories.map((directory) => path.join(root, directory)),
    log: options.log
  });
  for (const { component, file, line } of unsupportedComponents(options.project())) {
    const place = `${path.relative(root, file)}:${line}`;
    options.log(`${place} local-org does not support the component ${component}.`);
  }
  return {
    ready: builder.ready,
    router: shellRouter(options.project, cacheDirectory),
    renderPage({ session, appName }) {
      const build = builder.current();
      if (!build) return notReady();
      return renderPage({ session, pages: pageMetadata(options.project(), appName), build });
    },
    onRebuild: (listener) => builder.onBuild(listener),
    close: () => builder.close()
  };
}

/** The addresses that need no running org. */
export function shellRouter(project: () => Project, cacheDirectory: string): Router {
  const router = express.Router();
  router.get(`${staticPath}/page.css`, (_request, response) => {
    response.sendFile(path.join(here, 'pages', 'page.css'));
  });
  router.use(staticPath, express.static(cacheDirectory, { ...forever, index: false }));
  router.use(
    '/slds/assets',
    express.static(path.join(designSystemRoot, 'assets'), { maxAge: '1d' })
  );
  router.get('/favicon.ico', (_request, response) => void response.status(204).end());
  router.get('/resource/:name{/*path}', (request, response) => {
    const { name, path: parts } = request.params as { name: string; path?: string[] };
    sendResource(project(), name, parts ?? [], response);
  });
  return router;
}

/** As in an org: no sniffing, and framed by the org's own pages only. */
function sendResource(project: Project, name: string, parts: string[], response: Response): void {
  const resource = project.staticResources.find((known) => known.name === name);
  if (!resource) {
    response.status(404).type('text').send(`There is no static resource ${name}.`);
    return;
  }
  response.set('X-Content-Type-Options', 'nosniff').set('X-Frame-Options', 'SAMEORIGIN');
  response.set('Cache-Control', 'no-cache');
  if (!resource.isFolder && parts.length === 0) {
    response.type(resource.contentType).sendFile(resource.contentPath);
    return;
  }
  const wanted = path.join(resource.contentPath, ...parts);
  const isFile = statSync(wanted, { throwIfNoEntry: false })?.isFile() ?? false;
  if (!resource.isFolder || !isFile) {
    response
      .status(404)
      .type('text')
      .send(`${name} holds no file ${parts.join('/')}.`);
    return;
  }
  response.sendFile(parts.join('/'), { root: resource.contentPath });
}

function notReady(): RenderedPage {
  const html = `<!doctype html><meta http-equiv="refresh" content="2"><title>Local org</title>
<p style="font: 1rem sans-serif; margin: 3rem">The page is being built; it opens by itself in a moment.</p>`;
  return { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' }, html };
}
