/** All texts of the contract panel and the review, from Custom Labels. */
import errorGeneric from '@salesforce/label/c.Review_Error_Generic';
import tryAgain from '@salesforce/label/c.Review_Try_Again';
import reload from '@salesforce/label/c.Review_Reload';
import loading from '@salesforce/label/c.Review_Loading';
import contracts from '@salesforce/label/c.Review_Contracts';
import noAccessTitle from '@salesforce/label/c.Review_No_Access_Title';
import noAccessText from '@salesforce/label/c.Review_No_Access_Text';
import emptyTitle from '@salesforce/label/c.Review_Empty_Title';
import emptyText from '@salesforce/label/c.Review_Empty_Text';
import upload from '@salesforce/label/c.Review_Upload';
import uploadHelp from '@salesforce/label/c.Review_Upload_Help';
import extract from '@salesforce/label/c.Review_Extract';
import extractAgain from '@salesforce/label/c.Review_Extract_Again';
import openReview from '@salesforce/label/c.Review_Open';
import viewReview from '@salesforce/label/c.Review_View';
import closeReview from '@salesforce/label/c.Review_Close';
import retry from '@salesforce/label/c.Review_Retry';
import detecting from '@salesforce/label/c.Review_Detecting';
import typeUnknown from '@salesforce/label/c.Review_Type_Unknown';
import pages from '@salesforce/label/c.Review_Pages';
import onePage from '@salesforce/label/c.Review_One_Page';
import uploadedBy from '@salesforce/label/c.Review_Uploaded_By';
import confidence from '@salesforce/label/c.Review_Confidence';
import confidenceHigh from '@salesforce/label/c.Review_Confidence_High';
import confidenceMedium from '@salesforce/label/c.Review_Confidence_Medium';
import confidenceLow from '@salesforce/label/c.Review_Confidence_Low';
import progressQueued from '@salesforce/label/c.Review_Progress_Queued';
import progressReading from '@salesforce/label/c.Review_Progress_Reading';
import progressStarting from '@salesforce/label/c.Review_Progress_Starting';
import progressExtracting from '@salesforce/label/c.Review_Progress_Extracting';
import progressVerifying from '@salesforce/label/c.Review_Progress_Verifying';
import progressTerms from '@salesforce/label/c.Review_Progress_Terms';
import progressLeave from '@salesforce/label/c.Review_Progress_Leave';
import progressServiceSlow from '@salesforce/label/c.Review_Progress_Slow';
import document from '@salesforce/label/c.Review_Document';
import documentLoading from '@salesforce/label/c.Review_Document_Loading';
import documentError from '@salesforce/label/c.Review_Document_Error';
import documentTextOnly from '@salesforce/label/c.Review_Document_Text_Only';
import download from '@salesforce/label/c.Review_Download';
import passageNotShown from '@salesforce/label/c.Review_Passage_Not_Shown';
import groupCheck from '@salesforce/label/c.Review_Group_Check';
import groupMissing from '@salesforce/label/c.Review_Group_Missing';
import groupConfident from '@salesforce/label/c.Review_Group_Confident';
import page from '@salesforce/label/c.Review_Page';
import pageSection from '@salesforce/label/c.Review_Page_Section';
import showPassage from '@salesforce/label/c.Review_Show_Passage';
import inSalesforce from '@salesforce/label/c.Review_In_Salesforce';
import willWrite from '@salesforce/label/c.Review_Will_Write';
import ifAccepted from '@salesforce/label/c.Review_If_Accepted';
import nothingWritten from '@salesforce/label/c.Review_Nothing_Written';
import changedMeanwhile from '@salesforce/label/c.Review_Changed_Meanwhile';
import notMapped from '@salesforce/label/c.Review_Not_Mapped';
import emptyValue from '@salesforce/label/c.Review_Empty_Value';
import unchanged from '@salesforce/label/c.Review_Unchanged';
import accept from '@salesforce/label/c.Review_Accept';
import edit from '@salesforce/label/c.Review_Edit';
import reject from '@salesforce/label/c.Review_Reject';
import notInDocument from '@salesforce/label/c.Review_Not_In_Document';
import enterValue from '@salesforce/label/c.Review_Enter_Value';
import undo from '@salesforce/label/c.Review_Undo';
import accepted from '@salesforce/label/c.Review_Accepted';
import edited from '@salesforce/label/c.Review_Edited';
import rejected from '@salesforce/label/c.Review_Rejected';
import confirmedMissing from '@salesforce/label/c.Review_Confirmed_Missing';
import decidedBy from '@salesforce/label/c.Review_Decided_By';
import highStakes from '@salesforce/label/c.Review_High_Stakes';
import highStakesHelp from '@salesforce/label/c.Review_High_Stakes_Help';
import whyThisDate from '@salesforce/label/c.Review_Why_This_Date';
import reasons from '@salesforce/label/c.Review_Reasons';
import alternatives from '@salesforce/label/c.Review_Alternatives';
import missingText from '@salesforce/label/c.Review_Missing_Text';
import value from '@salesforce/label/c.Review_Value';
import unit from '@salesforce/label/c.Review_Unit';
import currency from '@salesforce/label/c.Review_Currency';
import amount from '@salesforce/label/c.Review_Amount';
import editReason from '@salesforce/label/c.Review_Edit_Reason';
import editNote from '@salesforce/label/c.Review_Edit_Note';
import save from '@salesforce/label/c.Review_Save';
import cancel from '@salesforce/label/c.Review_Cancel';
import valueRequired from '@salesforce/label/c.Review_Value_Required';
import countersign from '@salesforce/label/c.Review_Countersign';
import countersignTitle from '@salesforce/label/c.Review_Countersign_Title';
import countersignText from '@salesforce/label/c.Review_Countersign_Text';
import countersignNothing from '@salesforce/label/c.Review_Countersign_Nothing';
import countersignedBy from '@salesforce/label/c.Review_Countersigned_By';
import onlyReviewer from '@salesforce/label/c.Review_Only_Reviewer';
import openTerms from '@salesforce/label/c.Review_Open_Terms';
import decideFirst from '@salesforce/label/c.Review_Decide_First';
import acceptConfident from '@salesforce/label/c.Review_Accept_Confident';
import rejectContract from '@salesforce/label/c.Review_Reject_Contract';
import rejectText from '@salesforce/label/c.Review_Reject_Text';
import rejectReason from '@salesforce/label/c.Review_Reject_Reason';
import keyboardHelp from '@salesforce/label/c.Review_Keyboard_Help';
import field from '@salesforce/label/c.Review_Field';
import fromValue from '@salesforce/label/c.Review_From';
import toValue from '@salesforce/label/c.Review_To';
import obligations from '@salesforce/label/c.Review_Obligations';
import keyDates from '@salesforce/label/c.Review_Key_Dates';
import keyDatesPending from '@salesforce/label/c.Review_Key_Dates_Pending';
import due from '@salesforce/label/c.Review_Due';
import readingDone from '@salesforce/label/c.Review_Reading_Done';
import readingFailed from '@salesforce/label/c.Review_Reading_Failed';
import groupOptional from '@salesforce/label/c.Review_Group_Optional';
import optionalText from '@salesforce/label/c.Review_Optional_Text';
import rejectedBy from '@salesforce/label/c.Review_Rejected_By';
import valueRequiredFound from '@salesforce/label/c.Review_Value_Required_Found';
import acceptHint from '@salesforce/label/c.Review_Accept_Hint';
import replaces from '@salesforce/label/c.Review_Replaces';
import removeFromList from '@salesforce/label/c.Review_Remove_From_List';

export const labels = Object.freeze({
  errorGeneric,
  tryAgain,
  reload,
  loading,
  contracts,
  noAccessTitle,
  noAccessText,
  emptyTitle,
  emptyText,
  upload,
  uploadHelp,
  extract,
  extractAgain,
  openReview,
  viewReview,
  closeReview,
  retry,
  detecting,
  typeUnknown,
  pages,
  onePage,
  uploadedBy,
  confidence,
  confidenceHigh,
  confidenceMedium,
  confidenceLow,
  progressQueued,
  progressReading,
  progressStarting,
  progressExtracting,
  progressVerifying,
  progressTerms,
  progressLeave,
  progressServiceSlow,
  document,
  documentLoading,
  documentError,
  documentTextOnly,
  download,
  passageNotShown,
  groupCheck,
  groupMissing,
  groupConfident,
  page,
  pageSection,
  showPassage,
  inSalesforce,
  willWrite,
  ifAccepted,
  nothingWritten,
  changedMeanwhile,
  notMapped,
  emptyValue,
  unchanged,
  accept,
  edit,
  reject,
  notInDocument,
  enterValue,
  undo,
  accepted,
  edited,
  rejected,
  confirmedMissing,
  decidedBy,
  highStakes,
  highStakesHelp,
  whyThisDate,
  reasons,
  alternatives,
  missingText,
  value,
  unit,
  currency,
  amount,
  editReason,
  editNote,
  save,
  cancel,
  valueRequired,
  countersign,
  countersignTitle,
  countersignText,
  countersignNothing,
  countersignedBy,
  onlyReviewer,
  openTerms,
  decideFirst,
  acceptConfident,
  rejectContract,
  rejectText,
  rejectReason,
  keyboardHelp,
  field,
  fromValue,
  toValue,
  obligations,
  keyDates,
  keyDatesPending,
  due,
  readingDone,
  readingFailed,
  groupOptional,
  optionalText,
  rejectedBy,
  valueRequiredFound,
  acceptHint,
  replaces,
  removeFromList
});
