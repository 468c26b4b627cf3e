/** The leads of a record that are not drawn, by name: those that were hidden, but none rather than all. */
export function hiddenOf(leads: readonly string[], hiddenLeads: readonly string[]): ReadonlySet<string> {
  const hidden = new Set(leads.filter((name) => hiddenLeads.includes(name)));
  return leads.every((name) => hidden.has(name)) ? new Set() : hidden;
}

/** The hidden leads after one of a record is shown or hidden; those of other records stay as they are. */
export function withLead(
  leads: readonly string[],
  hiddenLeads: readonly string[],
  lead: { name: string; isShown: boolean },
): string[] {
  const hidden = hiddenOf(leads, hiddenLeads);
  const kept = hiddenLeads.filter(
    (name) => name !== lead.name && (hidden.has(name) || !leads.includes(name)),
  );
  return lead.isShown ? kept : [...kept, lead.name];
}
