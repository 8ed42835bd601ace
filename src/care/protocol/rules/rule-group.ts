import type { ReferenceId } from "#kernel/short-citations.ts";

/** A numbered rule, an instrument, a document or a list, by its number or name, with what it rests on. */
export type SourcedRule = { readonly name: string; readonly sources: readonly ReferenceId[] };

/** What one stage rests on beside its settings; the application collects it from the stages. */
export type RuleGroup = { readonly label: string; readonly rules: readonly SourcedRule[] };
