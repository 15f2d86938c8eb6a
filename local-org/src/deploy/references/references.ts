/** Everything that metadata names exists and is what it is named for. */
import type { Problem } from '../../metadata/problem.ts';
import type { DeployContext } from '../context.ts';
import { ACCESS_CHECKS } from './access.ts';
import { PAGE_CHECKS } from './pages.ts';

export function checkReferences(context: DeployContext): Problem[] {
  return [...ACCESS_CHECKS, ...PAGE_CHECKS].flatMap((check) => check(context));
}
