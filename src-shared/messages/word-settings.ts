import type { Config } from '../layers/define-layer.ts';
import { isLayerType, type LayerType } from '../layers/index.ts';
import { fill, type Details } from './fill.ts';
import { formatDecimal } from './format-number.ts';
import { messages, type Language } from './messages.ts';

/** A layer's settings in words: "6 filters 5×5, ReLU". Empty where its type has nothing to set. */
export function wordSettings(type: LayerType, config: Config, language: Language): string {
  const words = messages(language).layers;
  const details: Details = Object.fromEntries(
    Object.entries(config).map(([field, value]) => [field, wordValue(value, language)]),
  );
  const step = type === 'TimeDistributed' ? String(config['layer']) : '';
  if (isLayerType(step)) {
    const ofStep = wordSettings(step, config, language);
    return ofStep === '' ? step : `${step}: ${ofStep}`;
  }
  const { settings, settingsOfOne = settings } = words.types[type];
  const isOne = config['units'] === 1 || config['filters'] === 1;
  return fill(isOne ? settingsOfOne : settings, details, language);
}

/** One value of a config as people read it. */
export function wordValue(value: unknown, language: Language): string | number {
  if (Array.isArray(value)) return value.join('×');
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value : trimDecimal(value, language);
  }
  const key = String(value);
  return messages(language).layers.options[key] ?? key;
}

function trimDecimal(value: number, language: Language): string {
  const decimals = (String(value).split('.')[1] ?? '').length;
  return formatDecimal(value, Math.min(decimals, 6), language);
}
