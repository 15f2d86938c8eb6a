// The components of Lightning pages that local-org has; shown ones are the keys of modules/shell/standardComponents.
export const shownComponents: readonly string[] = [
  'force:highlightsPanel',
  'force:detailPanel',
  'force:relatedListContainer',
  'force:relatedListSingleContainer',
  'lst:dynamicRelatedList',
  'flexipage:tabset',
  'flexipage:richText',
  'flexipage:fieldSection',
  'runtime_sales_activities:activityPanel',
  'runtime_sales_pathassistant:pathAssistant'
];

/** Read by the component around them, never shown by themselves. */
const partsOfOthers = ['flexipage:tab', 'flexipage:column', 'flexipage:field'];

const supported = new Set([...shownComponents, ...partsOfOthers]);

export function isSupportedComponent(name: string): boolean {
  return supported.has(name);
}
