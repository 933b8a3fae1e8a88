CREATE TABLE "account_tenants" (
	"tenant" text NOT NULL,
	"account" text NOT NULL,
	CONSTRAINT "account_tenants_tenant_account_pk" PRIMARY KEY("tenant","account")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"ultimate" text NOT NULL,
	"on_hold" boolean NOT NULL,
	"managed_services" boolean NOT NULL,
	"country" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"case_id" text NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_user" text,
	"event" json NOT NULL,
	CONSTRAINT "activities_case_id_number_pk" PRIMARY KEY("case_id","number")
);
--> statement-breakpoint
CREATE TABLE "alert_log" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"alert" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text NOT NULL,
	"machine" text NOT NULL,
	"in_use" integer NOT NULL,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"product" text NOT NULL,
	"country" text NOT NULL,
	"feature_level" text,
	"enabled" boolean NOT NULL,
	"threshold" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"entitlement" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attachment_contents" (
	"attachment" text PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"draft" text,
	"case_id" text,
	"by_user" text NOT NULL,
	"name" text NOT NULL,
	"type" text,
	"size" integer,
	"state" text NOT NULL,
	"reason" text,
	"source_url" text,
	"source_kind" text,
	"at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_user" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"data" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"requester" text NOT NULL,
	"contact" text NOT NULL,
	"team" text NOT NULL,
	"priority" integer NOT NULL,
	"follows" text,
	"draft" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"open" boolean NOT NULL,
	"assignee" text,
	"since" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"progress" json NOT NULL,
	"queue_rank" integer,
	"request_type" text NOT NULL,
	"category" text NOT NULL,
	"contact_method" text NOT NULL,
	"language" text NOT NULL,
	"situation" text NOT NULL,
	"impact" text NOT NULL,
	"product" text,
	"product_version" text,
	"product_area" text,
	"type_of_issue" text,
	"short_description" text NOT NULL,
	"description" text NOT NULL,
	"customer_reference" text
);
--> statement-breakpoint
CREATE TABLE "checkout_products" (
	"checkout" text NOT NULL,
	"product" text NOT NULL,
	"feature_level" text,
	"version" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkouts" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"country" text NOT NULL,
	"user_id" text NOT NULL,
	"machine" text NOT NULL,
	"description" text,
	"by_user" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"returned_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"tenant" text NOT NULL,
	"service_url" text NOT NULL,
	"bot" text NOT NULL,
	"user_id" text,
	"language" text,
	"dead" boolean NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text PRIMARY KEY NOT NULL,
	"value" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "country_policies" (
	"account" text NOT NULL,
	"country" text NOT NULL,
	"access" text NOT NULL,
	"checkouts" boolean NOT NULL,
	"self_service" boolean NOT NULL,
	"checkout_days" integer NOT NULL,
	"offline" boolean NOT NULL,
	"mask_email" boolean NOT NULL,
	"charged_by" text NOT NULL,
	"day_offset" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desks" (
	"conversation" text PRIMARY KEY NOT NULL,
	"team" text NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"form" text NOT NULL,
	"revision" integer NOT NULL,
	"page" text NOT NULL,
	"answers" json NOT NULL,
	"ended_as" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entitlements" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"product" text NOT NULL,
	"country" text NOT NULL,
	"feature_level" text,
	"owned" integer NOT NULL,
	"assigned" integer NOT NULL,
	"expires_on" timestamp (3) with time zone NOT NULL,
	"program" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text,
	"account" text,
	"question" text NOT NULL,
	"language" text NOT NULL,
	"articles" json NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_products" (
	"group_id" text NOT NULL,
	"product" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"level" text NOT NULL,
	"component" text NOT NULL,
	"products" json NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"updates" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"invoice" text NOT NULL,
	"line" integer NOT NULL,
	"product" text,
	"country" text,
	"feature_level" text,
	"quantity" integer NOT NULL,
	"unit_price" integer NOT NULL,
	"amount" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"period_from" timestamp (3) with time zone NOT NULL,
	"period_until" timestamp (3) with time zone NOT NULL,
	"issued_on" timestamp (3) with time zone NOT NULL,
	"due_on" timestamp (3) with time zone NOT NULL,
	"paid_on" timestamp (3) with time zone,
	"payment_reference" text,
	"currency" text NOT NULL,
	"total" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "licence_programs" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"interval_minutes" integer NOT NULL,
	"counts_first_interval" boolean NOT NULL,
	"pool" text NOT NULL,
	"charge" text NOT NULL,
	"grace_days" integer NOT NULL,
	"free_move_hours" integer,
	"lock_days" integer,
	"alerts" boolean NOT NULL,
	"checkouts" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "machines" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"user_id" text NOT NULL,
	"client_version" text NOT NULL,
	"system" text NOT NULL,
	"signed_in" boolean NOT NULL,
	"signed_in_at" timestamp (3) with time zone NOT NULL,
	"policy_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"receiver" text NOT NULL,
	"key" text,
	"body" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease" text,
	"leased_until" timestamp (3) with time zone,
	"called_at" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"repeated" boolean NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"product" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_access" (
	"account" text NOT NULL,
	"country" text NOT NULL,
	"product" text NOT NULL,
	"access" text NOT NULL,
	"checkouts" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shown" (
	"case_id" text NOT NULL,
	"conversation" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	CONSTRAINT "shown_case_id_conversation_message_pk" PRIMARY KEY("case_id","conversation","message")
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"conversation" text NOT NULL,
	"activity" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "turns_conversation_activity_pk" PRIMARY KEY("conversation","activity")
);
--> statement-breakpoint
CREATE TABLE "usage" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"country" text NOT NULL,
	"product" text NOT NULL,
	"feature_level" text,
	"version" text,
	"user_id" text NOT NULL,
	"machine" text NOT NULL,
	"day" text NOT NULL,
	"kind" text NOT NULL,
	"slots" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_access" (
	"account" text NOT NULL,
	"user_id" text NOT NULL,
	"product" text NOT NULL,
	"access" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"roles" json NOT NULL,
	"administrator" boolean NOT NULL,
	"teams" json NOT NULL,
	"tenant" text,
	"object" text,
	"language" text,
	"time_zone" text NOT NULL,
	"contact_method" text NOT NULL,
	"phone" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watchers" (
	"case_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "watchers_case_id_user_id_pk" PRIMARY KEY("case_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "account_tenants" ADD CONSTRAINT "account_tenants_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_by_user_users_id_fk" FOREIGN KEY ("by_user") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_log" ADD CONSTRAINT "alert_log_alert_alerts_id_fk" FOREIGN KEY ("alert") REFERENCES "public"."alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_entitlement_entitlements_id_fk" FOREIGN KEY ("entitlement") REFERENCES "public"."entitlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment_contents" ADD CONSTRAINT "attachment_contents_attachment_attachments_id_fk" FOREIGN KEY ("attachment") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_requester_users_id_fk" FOREIGN KEY ("requester") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_contact_users_id_fk" FOREIGN KEY ("contact") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_assignee_users_id_fk" FOREIGN KEY ("assignee") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_products" ADD CONSTRAINT "checkout_products_checkout_checkouts_id_fk" FOREIGN KEY ("checkout") REFERENCES "public"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_owner_users_id_fk" FOREIGN KEY ("owner") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_user_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."user_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_products" ADD CONSTRAINT "group_products_group_id_user_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."user_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_invoices_id_fk" FOREIGN KEY ("invoice") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown" ADD CONSTRAINT "shown_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timers" ADD CONSTRAINT "timers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watchers" ADD CONSTRAINT "watchers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watchers" ADD CONSTRAINT "watchers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_log_account_at" ON "alert_log" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "alerts_account_product" ON "alerts" USING btree ("account","product");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_held" ON "assignments" USING btree ("entitlement","user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "assignments_user" ON "assignments" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "attachments_draft" ON "attachments" USING btree ("draft","at");--> statement-breakpoint
CREATE INDEX "attachments_case" ON "attachments" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "attachments_pending" ON "attachments" USING btree ("ready_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "audit_account_at" ON "audit" USING btree ("account","at");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_draft" ON "cases" USING btree ("draft");--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("team","queue_rank","opened_at","id") WHERE queue_rank is not null;--> statement-breakpoint
CREATE INDEX "cases_requester" ON "cases" USING btree ("requester","open","updated_at","id");--> statement-breakpoint
CREATE INDEX "cases_contact" ON "cases" USING btree ("contact","open","updated_at","id");--> statement-breakpoint
CREATE INDEX "cases_assignee" ON "cases" USING btree ("assignee","open","updated_at","id");--> statement-breakpoint
CREATE INDEX "cases_account" ON "cases" USING btree ("account","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_products_key" ON "checkout_products" USING btree ("checkout","product");--> statement-breakpoint
CREATE INDEX "checkouts_account_expires" ON "checkouts" USING btree ("account","expires_at");--> statement-breakpoint
CREATE INDEX "checkouts_user" ON "checkouts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "conversations_user" ON "conversations" USING btree ("user_id","kind","dead","seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "country_policies_key" ON "country_policies" USING btree ("account","country");--> statement-breakpoint
CREATE INDEX "desks_team" ON "desks" USING btree ("team");--> statement-breakpoint
CREATE INDEX "drafts_owner" ON "drafts" USING btree ("owner","form","updated_at");--> statement-breakpoint
CREATE INDEX "entitlements_account_product" ON "entitlements" USING btree ("account","product");--> statement-breakpoint
CREATE INDEX "feedback_at" ON "feedback" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "group_members_key" ON "group_members" USING btree ("group_id","user_id");--> statement-breakpoint
CREATE INDEX "group_members_user" ON "group_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "group_products_key" ON "group_products" USING btree ("group_id","product");--> statement-breakpoint
CREATE UNIQUE INDEX "user_groups_name" ON "user_groups" USING btree ("account","name");--> statement-breakpoint
CREATE INDEX "incidents_started" ON "incidents" USING btree ("started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_key" ON "invoice_lines" USING btree ("invoice","line");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("number");--> statement-breakpoint
CREATE INDEX "invoices_account_issued" ON "invoices" USING btree ("account","issued_on");--> statement-breakpoint
CREATE UNIQUE INDEX "machines_account_name" ON "machines" USING btree ("account","name");--> statement-breakpoint
CREATE INDEX "machines_user" ON "machines" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_id" ON "notices" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_replaced" ON "notices" USING btree ("receiver","key") WHERE status = 'waiting' and key is not null;--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("due_at","sequence") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "notices_leased" ON "notices" USING btree ("leased_until") WHERE status = 'leased';--> statement-breakpoint
CREATE INDEX "notices_receiver" ON "notices" USING btree ("receiver","status","sequence");--> statement-breakpoint
CREATE INDEX "notices_settled" ON "notices" USING btree ("settled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "prices_key" ON "prices" USING btree ("product","country");--> statement-breakpoint
CREATE UNIQUE INDEX "product_access_key" ON "product_access" USING btree ("account","country","product");--> statement-breakpoint
CREATE INDEX "shown_conversation" ON "shown" USING btree ("conversation");--> statement-breakpoint
CREATE INDEX "timers_case" ON "timers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "timers_ready" ON "timers" USING btree ("ready_at");--> statement-breakpoint
CREATE INDEX "turns_at" ON "turns" USING btree ("at");--> statement-breakpoint
CREATE INDEX "usage_account_day" ON "usage" USING btree ("account","day");--> statement-breakpoint
CREATE INDEX "usage_account_product_day" ON "usage" USING btree ("account","product","day");--> statement-breakpoint
CREATE UNIQUE INDEX "user_access_key" ON "user_access" USING btree ("user_id","product");--> statement-breakpoint
CREATE INDEX "user_access_account" ON "user_access" USING btree ("account");--> statement-breakpoint
CREATE UNIQUE INDEX "users_identity" ON "users" USING btree ("tenant","object");--> statement-breakpoint
CREATE UNIQUE INDEX "users_account_email" ON "users" USING btree ("account","email");--> statement-breakpoint
CREATE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_administrators" ON "users" USING btree ("account","administrator","name");--> statement-breakpoint
CREATE INDEX "watchers_user" ON "watchers" USING btree ("user_id");