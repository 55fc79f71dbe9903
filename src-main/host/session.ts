/** What a person may do: everything, their own work, or look. */
export const roles = ['teacher', 'student', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** On whose behalf the host acts. Every call carries one; the desktop is one teacher's session. */
export type Session = {
  /** Whose projects and runs: a folder of the data folder later, one workspace today. */
  readonly workspaceId: string;
  readonly role: Role;
};

/** The session of the person at this machine. */
export const ownerSession: Session = { workspaceId: 'own', role: 'teacher' };
