import type { ScalarValue } from './nodes';

const INT = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * What a plain scalar means in the core schema of YAML 1.2 (section 10.3.2): dates stay text, `yes` stays text.
 * @param source the scalar as typed, without surrounding space
 */
export function resolvePlain(source: string): ScalarValue {
  const first = source.charCodeAt(0);
  // Only a digit, a sign, a dot or one of the letters of the keywords can start something that is not text.
  if (first >= 48 && first <= 57) return number(source);
  switch (first) {
    case 43: // +
    case 45: // -
    case 46: // .
      return number(source);
    case 126: // ~
      return source === '~' ? null : source;
    case 110:
    case 78: // n N
      return source === 'null' || source === 'Null' || source === 'NULL' ? null : source;
    case 116:
    case 84: // t T
      return source === 'true' || source === 'True' || source === 'TRUE' ? true : source;
    case 102:
    case 70: // f F
      return source === 'false' || source === 'False' || source === 'FALSE' ? false : source;
    default:
      return Number.isNaN(first) ? null : source;
  }
}

function number(source: string): ScalarValue {
  if (INT.test(source)) return Number.parseInt(source, 10);
  if (FLOAT.test(source)) return Number.parseFloat(source);
  if (/^0o[0-7]+$/.test(source)) return Number.parseInt(source.slice(2), 8);
  if (/^0x[0-9a-fA-F]+$/.test(source)) return Number.parseInt(source.slice(2), 16);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) {
    return source.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return Number.NaN;
  return source;
}
