CREATE TABLE `blob_pieces` (
	`blob` integer NOT NULL,
	`number` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`blob`, `number`),
	FOREIGN KEY (`blob`) REFERENCES `blobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `blobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`type` text NOT NULL,
	`size` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blobs_key` ON `blobs` (`key`) WHERE size is not null;--> statement-breakpoint
CREATE INDEX `blobs_begun` ON `blobs` (`at`) WHERE size is null;--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`tenant` text NOT NULL,
	`conversation` text NOT NULL,
	`subject` text NOT NULL,
	`format` text NOT NULL,
	`language` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`row_count` integer NOT NULL,
	`total` integer,
	`name` text,
	`size` integer,
	`message` text,
	`expires_at` integer NOT NULL,
	`slot` integer,
	`lease` text,
	`leased_until` integer,
	`saving` text,
	`saving_message` text,
	`saving_target` text,
	`saving_ready_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exports_user` ON `exports` (`user_id`,`at`);--> statement-breakpoint
CREATE INDEX `exports_open` ON `exports` (`at`) WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX `exports_slot` ON `exports` (`user_id`,`slot`);--> statement-breakpoint
CREATE INDEX `exports_saving` ON `exports` (`saving_ready_at`) WHERE saving = 'accepted';--> statement-breakpoint
CREATE INDEX `exports_expiry` ON `exports` (`expires_at`);--> statement-breakpoint
CREATE TABLE `feeds` (
	`url` text PRIMARY KEY NOT NULL,
	`etag` text,
	`modified` text,
	`checked_at` integer,
	`reached_at` integer,
	`error` text,
	`ready_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `followers` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `kind`, `target`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `followers_target` ON `followers` (`kind`,`target`);--> statement-breakpoint
CREATE TABLE `incident_cases` (
	`incident` text NOT NULL,
	`case_id` text NOT NULL,
	`by_user` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`incident`, `case_id`),
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_cases_case` ON `incident_cases` (`case_id`);--> statement-breakpoint
CREATE TABLE `listings` (
	`case_id` text NOT NULL,
	`whose` text NOT NULL,
	`part` integer NOT NULL,
	`account` text NOT NULL,
	`state` integer NOT NULL,
	`priority` integer NOT NULL,
	`request_type` text NOT NULL,
	`product` text NOT NULL,
	`contact` text NOT NULL,
	`description` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `part`, `whose`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `listings_number` ON `listings` (`whose`,`part`,`state`,`case_id`);--> statement-breakpoint
CREATE INDEX `listings_priority` ON `listings` (`whose`,`part`,`state`,`priority`,`case_id`);--> statement-breakpoint
CREATE INDEX `listings_product` ON `listings` (`whose`,`part`,`state`,`product`,`case_id`);--> statement-breakpoint
CREATE INDEX `listings_product_updated` ON `listings` (`whose`,`part`,`state`,`product`,`updated_at`,`case_id`);--> statement-breakpoint
CREATE INDEX `listings_contact` ON `listings` (`whose`,`part`,`state`,`contact`,`case_id`);--> statement-breakpoint
CREATE INDEX `listings_description` ON `listings` (`whose`,`part`,`state`,`description`,`case_id`);--> statement-breakpoint
CREATE INDEX `listings_updated` ON `listings` (`whose`,`part`,`state`,`updated_at`,`case_id`);--> statement-breakpoint
CREATE INDEX `listings_request_type` ON `listings` (`whose`,`part`,`state`,`request_type`,`case_id`);--> statement-breakpoint
CREATE TABLE `lists` (
	`user_id` text PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mutes` (
	`user_id` text NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `case_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mutes_case` ON `mutes` (`case_id`);--> statement-breakpoint
CREATE TABLE `preferences` (
	`user_id` text PRIMARY KEY NOT NULL,
	`wishes` text NOT NULL,
	`quiet_from` integer,
	`quiet_until` integer,
	`digest_hour` integer NOT NULL,
	`digest_by` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ratings` (
	`case_id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`team` text NOT NULL,
	`engineer` text,
	`by_user` text NOT NULL,
	`stars` integer NOT NULL,
	`words` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`engineer`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ratings_engineer` ON `ratings` (`engineer`,`at`,`stars`);--> statement-breakpoint
CREATE INDEX `ratings_team` ON `ratings` (`team`,`at`,`stars`);--> statement-breakpoint
CREATE INDEX `ratings_account` ON `ratings` (`account`,`at`,`stars`);--> statement-breakpoint
CREATE TABLE `removals` (
	`key` text PRIMARY KEY NOT NULL,
	`ready_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `removals_ready` ON `removals` (`ready_at`);--> statement-breakpoint
DROP INDEX `notices_due`;--> statement-breakpoint
ALTER TABLE `notices` ADD `way` text DEFAULT 'chat' NOT NULL;--> statement-breakpoint
ALTER TABLE `notices` ADD `copy` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `notices` ADD `user_id` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `case_id` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `activity` integer;--> statement-breakpoint
ALTER TABLE `notices` ADD `because` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `digest` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `seen_at` integer;--> statement-breakpoint
CREATE INDEX `notices_held` ON `notices` (`due_at`) WHERE status = 'held';--> statement-breakpoint
CREATE INDEX `notices_case` ON `notices` (`case_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `notices_user` ON `notices` (`user_id`,`seen_at`,`sequence`);--> statement-breakpoint
CREATE INDEX `notices_digest` ON `notices` (`digest`);--> statement-breakpoint
CREATE INDEX `notices_due` ON `notices` (`way`,`due_at`,`sequence`) WHERE status = 'waiting';--> statement-breakpoint
ALTER TABLE `cases` ADD `indexed` integer;--> statement-breakpoint
CREATE INDEX `cases_unindexed` ON `cases` (`id`) WHERE indexed is null;--> statement-breakpoint
ALTER TABLE `incidents` ADD `number` integer;--> statement-breakpoint
ALTER TABLE `incidents` ADD `source` text DEFAULT 'operator' NOT NULL;--> statement-breakpoint
ALTER TABLE `incidents` ADD `url` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `said_end` integer;--> statement-breakpoint
ALTER TABLE `incidents` ADD `said_at` integer;--> statement-breakpoint
ALTER TABLE `incidents` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `incidents_ended` ON `incidents` (`ended_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_number` ON `incidents` (`number`);--> statement-breakpoint
CREATE INDEX `account_tenants_account` ON `account_tenants` (`account`);--> statement-breakpoint
CREATE INDEX `conversations_seen` ON `conversations` (`seen_at`);--> statement-breakpoint
CREATE INDEX `drafts_expiry` ON `drafts` (`expires_at`);