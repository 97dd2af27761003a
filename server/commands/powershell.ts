import type { Span } from './spans';

/** The verbs of cmdlets that change something, from the approved verbs of PowerShell. */
const CHANGING =
  /(?<![\w-])(?:Remove|Stop|Restart|Set|New|Start|Clear|Disable|Enable|Rename|Move|Add|Install|Uninstall|Update|Reset|Suspend|Resume|Revoke|Grant|Register|Unregister|Publish|Unpublish|Restore|Copy|Repair|Initialize|Dismount|Mount|Block|Unblock|Deny|Send|Sync|Approve|Lock|Unlock|Expand|Compress|Merge|Switch|Limit)-[A-Z]\w+/gi;

/** Cmdlets with such a verb that act on the session or on files of one's own alone. */
const LOCAL =
  /^(?:New-(?:Object|TimeSpan|Guid|Variable|Alias|PSSession|TemporaryFile|PSDrive|CimSession)|Set-(?:Location|Variable|StrictMode|Alias|PSDebug|PSReadLineOption|AzContext|Clipboard)|Start-(?:Sleep|Transcript)|Stop-Transcript|Add-(?:Type|Member)|Update-(?:FormatData|TypeData|Help)|Clear-(?:Host|Variable)|Remove-(?:Variable|PSSession|Module|TypeData)|(?:Expand|Compress)-Archive)$/i;

/** The cmdlets of a PowerShell text that change something, by their verbs; other programs are not looked at. */
export function changingCmdlets(text: string): readonly (Span & { readonly name: string })[] {
  const code = withoutComments(text);
  return Array.from(code.matchAll(CHANGING), (match) => {
    const behind = code.slice(match.index, match.index + 400).split(/[\n;|]/, 1)[0] ?? '';
    const isHarmless = LOCAL.test(match[0]) || /\s-WhatIf\b/i.test(behind);
    return isHarmless ? [] : [{ name: match[0], start: match.index, end: match.index + match[0].length }];
  }).flat();
}

/** A PowerShell text with its comments as blanks, so that offsets stay. */
export function withoutComments(text: string): string {
  return text.replace(/(^|[\s;])#[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
}
