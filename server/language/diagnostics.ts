import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding, Severity } from '../rules/rule';
import type { FileEntry } from '../workspace/file';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = { error: 1, warning: 2, hint: 4 };
const UNNECESSARY: DiagnosticTag = 1;

/** What a client can show of a diagnostic. */
export interface DiagnosticAbilities {
  relatedInformation: boolean;
  codeDescription: boolean;
  tags: boolean;
}

/**
 * A finding as LSP says it.
 * @param rulePages where the rules' pages lie, with a slash at the end; absent: no links
 */
export function diagnostic(
  finding: Finding,
  file: FileEntry,
  abilities: DiagnosticAbilities,
  rulePages: string | undefined,
  uriFor: (file: FileEntry) => string,
): Diagnostic {
  const result: Diagnostic = {
    range: file.rangeOf(finding.place),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: 'handover',
    message: finding.message,
  };
  if (abilities.codeDescription && rulePages) result.codeDescription = { href: `${rulePages}${finding.rule}.md` };
  if (abilities.tags && finding.unnecessary) result.tags = [UNNECESSARY];
  if (abilities.relatedInformation && finding.related?.length) {
    result.relatedInformation = finding.related.map((related) => {
      const other = related.file ?? file;
      return { location: { uri: uriFor(other), range: other.rangeOf(related.place) }, message: related.message };
    });
  }
  return result;
}
