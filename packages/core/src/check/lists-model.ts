/**
 * Whether a vendor's list names a model. Lists show some by the name of a dated snapshot, or with the tag that stands for
 * none.
 */
export function listsModel(models: readonly string[], model: string): boolean {
  return models.some((id) => id.startsWith(model) && snapshot.test(id.slice(model.length)));
}

const snapshot = /^(:latest|[-@](\d{4}-?\d{2}-?\d{2}|\d{3,4}|latest))?$/;
