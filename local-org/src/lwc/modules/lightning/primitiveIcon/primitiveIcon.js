// Draws an icon from the design system's sprite files; the public API is that of lightning-primitive-icon.
import { LightningElement, api } from 'lwc';

const spriteFolder = '/slds/assets/icons';
const validName = /^(action|custom|doctype|standard|utility):([a-zA-Z]\w*)$/;
const sizes = new Set(['xx-small', 'x-small', 'small', 'large']);
const colours = new Set(['error', 'warning', 'success']);

export default class PrimitiveIcon extends LightningElement {
  static validationOptOut = ['class'];

  @api src;
  @api svgClass;
  @api size = 'medium';
  @api variant = '';
  @api iconName;

  get href() {
    if (this.src) return this.src;
    const match = validName.exec(this.iconName ?? '');
    return match ? `${spriteFolder}/${match[1]}-sprite/svg/symbols.svg#${match[2]}` : '';
  }

  get name() {
    return (this.iconName ?? '').split(':')[1] ?? '';
  }

  get computedClass() {
    const classes = this.svgClass ? [this.svgClass] : [];
    const variant = (this.variant ?? '').toLowerCase();
    const size = (this.size ?? '').toLowerCase();
    if (variant !== 'bare') classes.push('slds-icon');
    if (colours.has(variant)) classes.push(`slds-icon-text-${variant}`);
    else if (variant !== 'bare' && variant !== 'inverse' && !this.src) {
      classes.push('slds-icon-text-default');
    }
    if (sizes.has(size)) classes.push(`slds-icon_${size}`);
    return classes.join(' ');
  }
}
