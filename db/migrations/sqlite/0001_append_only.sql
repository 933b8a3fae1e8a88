CREATE TRIGGER activities_keep_update BEFORE UPDATE ON activities BEGIN SELECT RAISE(ABORT, 'activities is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER activities_keep_delete BEFORE DELETE ON activities BEGIN SELECT RAISE(ABORT, 'activities is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_keep_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_keep_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
