/** What is known of the operator in one tenant. A forecast: Graph's answer is the truth. */
export interface OperatorStanding {
  /** Template ids of active Entra roles; unset: they could not be read, nothing is forecast. */
  readonly entraRoles?: readonly string[];
  /** Object ids of the home tenant's groups the operator is in, nested ones too. */
  readonly groups: readonly string[];
}

/** What is known of the target that decides who may act on them. */
export interface TargetStanding {
  /** Template ids of active Entra roles. */
  readonly entraRoles: readonly string[];
  /** Object ids of the groups the target is in. */
  readonly groups: readonly string[];
  /** Member or owner of a group that roles can be assigned to (facts/graph.md 1.4.2). */
  readonly inRoleAssignableGroup: boolean;
}
