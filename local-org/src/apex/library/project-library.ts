/** The types that a project's metadata makes: `Flow.Interview.My_Flow`, `Page.My_Page`, `DataWeaveScriptResource.x`. */

import type { PlatformLibrary, PlatformType, StaticProperty } from './define.ts';
import { interviewClassOf, InterviewClass } from './Flow/Interview.ts';
import { platformClass, platformLibrary } from './define.ts';
import { scriptClassOf } from './DataWeave/Script.ts';
import { visualforcePage } from './System/PageReference.ts';

export interface ProjectTypes {
  flows: { name: string }[];
  pages: { name: string }[];
  dataWeaveScripts: { name: string }[];
}

const INTERVIEW = /^flow\.interview\.\w+$/i;

export function projectLibrary(base: PlatformLibrary, project: ProjectTypes): PlatformLibrary {
  const library = platformLibrary([
    ...base.types.values(),
    ...flowNames(project).map(interviewClassOf),
    ...project.dataWeaveScripts.map(({ name }) => scriptClassOf(name)),
    pageClass(project.pages)
  ]);
  return { types: library.types, find: (name) => library.find(name) ?? unknownFlow(name) };
}

/** Each name once, however many package directories have a flow of that name. */
function flowNames({ flows }: ProjectTypes): string[] {
  const names = flows.map(({ name }) => name).filter((name) => /^\w+$/.test(name));
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

/** The platform's compiler takes the name of a flow that does not exist for Flow.Interview itself. */
function unknownFlow(name: string): PlatformType | undefined {
  return INTERVIEW.test(name) ? InterviewClass : undefined;
}

function pageClass(pages: { name: string }[]): PlatformType {
  return platformClass('System.Page', {
    staticProperties: Object.fromEntries(
      pages.map(({ name }): [string, StaticProperty['get']] => [
        `PageReference ${name}`,
        () => visualforcePage(name)
      ])
    )
  });
}
