CREATE TABLE `account_tenants` (
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	PRIMARY KEY(`tenant`, `account`),
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`ultimate` text NOT NULL,
	`on_hold` integer NOT NULL,
	`managed_services` integer NOT NULL,
	`country` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `activities` (
	`case_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`by_user` text,
	`event` text NOT NULL,
	PRIMARY KEY(`case_id`, `number`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `alert_log` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`alert` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text NOT NULL,
	`machine` text NOT NULL,
	`in_use` integer NOT NULL,
	`outcome` text NOT NULL,
	FOREIGN KEY (`alert`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `alert_log_account_at` ON `alert_log` (`account`,`at`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`product` text NOT NULL,
	`country` text NOT NULL,
	`feature_level` text,
	`enabled` integer NOT NULL,
	`threshold` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `alerts_account_product` ON `alerts` (`account`,`product`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`entitlement` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`entitlement`) REFERENCES `entitlements`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_held` ON `assignments` (`entitlement`,`user_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `assignments_user` ON `assignments` (`user_id`);--> statement-breakpoint
CREATE TABLE `attachment_contents` (
	`attachment` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`attachment`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`draft` text,
	`case_id` text,
	`by_user` text NOT NULL,
	`name` text NOT NULL,
	`type` text,
	`size` integer,
	`state` text NOT NULL,
	`reason` text,
	`source_url` text,
	`source_kind` text,
	`at` integer NOT NULL,
	`ready_at` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_draft` ON `attachments` (`draft`,`at`);--> statement-breakpoint
CREATE INDEX `attachments_case` ON `attachments` (`case_id`,`at`);--> statement-breakpoint
CREATE INDEX `attachments_pending` ON `attachments` (`ready_at`) WHERE state = 'pending';--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`at` integer NOT NULL,
	`by_user` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_account_at` ON `audit` (`account`,`at`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`requester` text NOT NULL,
	`contact` text NOT NULL,
	`team` text NOT NULL,
	`priority` integer NOT NULL,
	`follows` text,
	`draft` text,
	`opened_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`open` integer NOT NULL,
	`assignee` text,
	`since` integer,
	`closes_at` integer,
	`progress` text NOT NULL,
	`queue_rank` integer,
	`request_type` text NOT NULL,
	`category` text NOT NULL,
	`contact_method` text NOT NULL,
	`language` text NOT NULL,
	`situation` text NOT NULL,
	`impact` text NOT NULL,
	`product` text,
	`product_version` text,
	`product_area` text,
	`type_of_issue` text,
	`short_description` text NOT NULL,
	`description` text NOT NULL,
	`customer_reference` text,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requester`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_draft` ON `cases` (`draft`);--> statement-breakpoint
CREATE INDEX `cases_queue` ON `cases` (`team`,`queue_rank`,`opened_at`,`id`) WHERE queue_rank is not null;--> statement-breakpoint
CREATE INDEX `cases_requester` ON `cases` (`requester`,`open`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_contact` ON `cases` (`contact`,`open`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_assignee` ON `cases` (`assignee`,`open`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_account` ON `cases` (`account`,`updated_at`);--> statement-breakpoint
CREATE TABLE `checkout_products` (
	`checkout` text NOT NULL,
	`product` text NOT NULL,
	`feature_level` text,
	`version` text NOT NULL,
	FOREIGN KEY (`checkout`) REFERENCES `checkouts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checkout_products_key` ON `checkout_products` (`checkout`,`product`);--> statement-breakpoint
CREATE TABLE `checkouts` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`country` text NOT NULL,
	`user_id` text NOT NULL,
	`machine` text NOT NULL,
	`description` text,
	`by_user` text NOT NULL,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`returned_at` integer
);
--> statement-breakpoint
CREATE INDEX `checkouts_account_expires` ON `checkouts` (`account`,`expires_at`);--> statement-breakpoint
CREATE INDEX `checkouts_user` ON `checkouts` (`user_id`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`tenant` text NOT NULL,
	`service_url` text NOT NULL,
	`bot` text NOT NULL,
	`user_id` text,
	`language` text,
	`dead` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversations_user` ON `conversations` (`user_id`,`kind`,`dead`,`seen_at`);--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `country_policies` (
	`account` text NOT NULL,
	`country` text NOT NULL,
	`access` text NOT NULL,
	`checkouts` integer NOT NULL,
	`self_service` integer NOT NULL,
	`checkout_days` integer NOT NULL,
	`offline` integer NOT NULL,
	`mask_email` integer NOT NULL,
	`charged_by` text NOT NULL,
	`day_offset` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `country_policies_key` ON `country_policies` (`account`,`country`);--> statement-breakpoint
CREATE TABLE `desks` (
	`conversation` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`language` text NOT NULL,
	`time_zone` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `desks_team` ON `desks` (`team`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`form` text NOT NULL,
	`revision` integer NOT NULL,
	`page` text NOT NULL,
	`answers` text NOT NULL,
	`ended_as` text,
	`expires_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_owner` ON `drafts` (`owner`,`form`,`updated_at`);--> statement-breakpoint
CREATE TABLE `entitlements` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`product` text NOT NULL,
	`country` text NOT NULL,
	`feature_level` text,
	`owned` integer NOT NULL,
	`assigned` integer NOT NULL,
	`expires_on` integer NOT NULL,
	`program` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `entitlements_account_product` ON `entitlements` (`account`,`product`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text,
	`account` text,
	`question` text NOT NULL,
	`language` text NOT NULL,
	`articles` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `feedback_at` ON `feedback` (`at`);--> statement-breakpoint
CREATE TABLE `group_members` (
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `user_groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_members_key` ON `group_members` (`group_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `group_members_user` ON `group_members` (`user_id`);--> statement-breakpoint
CREATE TABLE `group_products` (
	`group_id` text NOT NULL,
	`product` text NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `user_groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_products_key` ON `group_products` (`group_id`,`product`);--> statement-breakpoint
CREATE TABLE `user_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_groups_name` ON `user_groups` (`account`,`name`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`level` text NOT NULL,
	`component` text NOT NULL,
	`products` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`updates` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `incidents_started` ON `incidents` (`started_at`);--> statement-breakpoint
CREATE TABLE `invoice_lines` (
	`invoice` text NOT NULL,
	`line` integer NOT NULL,
	`product` text,
	`country` text,
	`feature_level` text,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`amount` integer NOT NULL,
	FOREIGN KEY (`invoice`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_lines_key` ON `invoice_lines` (`invoice`,`line`);--> statement-breakpoint
CREATE TABLE `invoices` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`period_from` integer NOT NULL,
	`period_until` integer NOT NULL,
	`issued_on` integer NOT NULL,
	`due_on` integer NOT NULL,
	`paid_on` integer,
	`payment_reference` text,
	`currency` text NOT NULL,
	`total` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_number` ON `invoices` (`number`);--> statement-breakpoint
CREATE INDEX `invoices_account_issued` ON `invoices` (`account`,`issued_on`);--> statement-breakpoint
CREATE TABLE `licence_programs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`interval_minutes` integer NOT NULL,
	`counts_first_interval` integer NOT NULL,
	`pool` text NOT NULL,
	`charge` text NOT NULL,
	`grace_days` integer NOT NULL,
	`free_move_hours` integer,
	`lock_days` integer,
	`alerts` integer NOT NULL,
	`checkouts` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `machines` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`user_id` text NOT NULL,
	`client_version` text NOT NULL,
	`system` text NOT NULL,
	`signed_in` integer NOT NULL,
	`signed_in_at` integer NOT NULL,
	`policy_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `machines_account_name` ON `machines` (`account`,`name`);--> statement-breakpoint
CREATE INDEX `machines_user` ON `machines` (`user_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`receiver` text NOT NULL,
	`key` text,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`status` text NOT NULL,
	`due_at` integer NOT NULL,
	`lease` text,
	`leased_until` integer,
	`called_at` integer,
	`attempts` integer NOT NULL,
	`repeated` integer NOT NULL,
	`settled_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_id` ON `notices` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_replaced` ON `notices` (`receiver`,`key`) WHERE status = 'waiting' and key is not null;--> statement-breakpoint
CREATE INDEX `notices_due` ON `notices` (`due_at`,`sequence`) WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX `notices_leased` ON `notices` (`leased_until`) WHERE status = 'leased';--> statement-breakpoint
CREATE INDEX `notices_receiver` ON `notices` (`receiver`,`status`,`sequence`);--> statement-breakpoint
CREATE INDEX `notices_settled` ON `notices` (`settled_at`);--> statement-breakpoint
CREATE TABLE `prices` (
	`product` text NOT NULL,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prices_key` ON `prices` (`product`,`country`);--> statement-breakpoint
CREATE TABLE `product_access` (
	`account` text NOT NULL,
	`country` text NOT NULL,
	`product` text NOT NULL,
	`access` text NOT NULL,
	`checkouts` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_access_key` ON `product_access` (`account`,`country`,`product`);--> statement-breakpoint
CREATE TABLE `shown` (
	`case_id` text NOT NULL,
	`conversation` text NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`case_id`, `conversation`, `message`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `shown_conversation` ON `shown` (`conversation`);--> statement-breakpoint
CREATE TABLE `timers` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`due_at` integer NOT NULL,
	`ready_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `timers_case` ON `timers` (`case_id`);--> statement-breakpoint
CREATE INDEX `timers_ready` ON `timers` (`ready_at`);--> statement-breakpoint
CREATE TABLE `turns` (
	`conversation` text NOT NULL,
	`activity` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`conversation`, `activity`)
);
--> statement-breakpoint
CREATE INDEX `turns_at` ON `turns` (`at`);--> statement-breakpoint
CREATE TABLE `usage` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`country` text NOT NULL,
	`product` text NOT NULL,
	`feature_level` text,
	`version` text,
	`user_id` text NOT NULL,
	`machine` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`slots` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `usage_account_day` ON `usage` (`account`,`day`);--> statement-breakpoint
CREATE INDEX `usage_account_product_day` ON `usage` (`account`,`product`,`day`);--> statement-breakpoint
CREATE TABLE `user_access` (
	`account` text NOT NULL,
	`user_id` text NOT NULL,
	`product` text NOT NULL,
	`access` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_access_key` ON `user_access` (`user_id`,`product`);--> statement-breakpoint
CREATE INDEX `user_access_account` ON `user_access` (`account`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`roles` text NOT NULL,
	`administrator` integer NOT NULL,
	`teams` text NOT NULL,
	`tenant` text,
	`object` text,
	`language` text,
	`time_zone` text NOT NULL,
	`contact_method` text NOT NULL,
	`phone` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_identity` ON `users` (`tenant`,`object`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_account_email` ON `users` (`account`,`email`);--> statement-breakpoint
CREATE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_administrators` ON `users` (`account`,`administrator`,`name`);--> statement-breakpoint
CREATE TABLE `watchers` (
	`case_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`case_id`, `user_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watchers_user` ON `watchers` (`user_id`);