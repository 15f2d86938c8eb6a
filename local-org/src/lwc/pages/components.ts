// The components of Lightning pages that local-org has; the same names as in modules/shell/standardComponents.
const supported = new Set([
  'force:highlightsPanel',
  'force:detailPanel',
  'force:relatedListContainer',
  'force:relatedListSingleContainer',
  'lst:dynamicRelatedList',
  'flexipage:tabset',
  'flexipage:tab',
  'flexipage:richText',
  'flexipage:fieldSection',
  'flexipage:column',
  'flexipage:field',
  'runtime_sales_activities:activityPanel',
  'runtime_sales_pathassistant:pathAssistant',
  'home:todaysTasks',
  'home:recentRecordContainer',
  'flexipage:recentItems'
]);

export function isSupportedComponent(name: string): boolean {
  return supported.has(name);
}

export const supportedComponents: readonly string[] = [...supported];
