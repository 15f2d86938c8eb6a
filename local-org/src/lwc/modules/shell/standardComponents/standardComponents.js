// The page parts that Lightning brings along, by the names that a Lightning page uses for them.
import ActivityPanel from 'shell/activityPanel';
import DetailPanel from 'shell/detailPanel';
import FieldSection from 'shell/fieldSection';
import HighlightsPanel from 'shell/highlightsPanel';
import Path from 'shell/path';
import RelatedList from 'shell/relatedList';
import RelatedLists from 'shell/relatedLists';
import RichText from 'shell/richText';
import Tabset from 'shell/tabset';

/** Functions, because a tabset shows regions and a region shows tabsets. The same names stand in pages/components.ts. */
const components = {
  'force:highlightsPanel': () => HighlightsPanel,
  'force:detailPanel': () => DetailPanel,
  'force:relatedListContainer': () => RelatedLists,
  'force:relatedListSingleContainer': () => RelatedList,
  'lst:dynamicRelatedList': () => RelatedList,
  'flexipage:tabset': () => Tabset,
  'flexipage:richText': () => RichText,
  'flexipage:fieldSection': () => FieldSection,
  'runtime_sales_activities:activityPanel': () => ActivityPanel,
  'runtime_sales_pathassistant:pathAssistant': () => Path
};

/** Undefined for a component that local-org does not have. */
export function standardComponent(name) {
  return components[name]?.();
}
