CREATE TABLE "blob_pieces" (
	"blob" integer NOT NULL,
	"number" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "blob_pieces_blob_number_pk" PRIMARY KEY("blob","number")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"size" integer,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"tenant" text NOT NULL,
	"conversation" text NOT NULL,
	"subject" json NOT NULL,
	"format" text NOT NULL,
	"language" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"row_count" integer NOT NULL,
	"total" integer,
	"name" text,
	"size" integer,
	"message" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"slot" integer,
	"lease" text,
	"leased_until" timestamp (3) with time zone,
	"saving" text,
	"saving_message" text,
	"saving_target" json,
	"saving_ready_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"url" text PRIMARY KEY NOT NULL,
	"etag" text,
	"modified" text,
	"checked_at" timestamp (3) with time zone,
	"reached_at" timestamp (3) with time zone,
	"error" text,
	"ready_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "followers" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "followers_user_id_kind_target_pk" PRIMARY KEY("user_id","kind","target")
);
--> statement-breakpoint
CREATE TABLE "incident_cases" (
	"incident" text NOT NULL,
	"case_id" text NOT NULL,
	"by_user" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "incident_cases_incident_case_id_pk" PRIMARY KEY("incident","case_id")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"case_id" text NOT NULL,
	"whose" text NOT NULL,
	"part" integer NOT NULL,
	"account" text NOT NULL,
	"state" integer NOT NULL,
	"priority" integer NOT NULL,
	"request_type" text NOT NULL,
	"product" text collate "C" NOT NULL,
	"contact" text collate "C" NOT NULL,
	"description" text collate "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "listings_case_id_part_whose_pk" PRIMARY KEY("case_id","part","whose")
);
--> statement-breakpoint
CREATE TABLE "lists" (
	"user_id" text PRIMARY KEY NOT NULL,
	"list" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mutes" (
	"user_id" text NOT NULL,
	"case_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mutes_user_id_case_id_pk" PRIMARY KEY("user_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "preferences" (
	"user_id" text PRIMARY KEY NOT NULL,
	"wishes" json NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	"digest_hour" integer NOT NULL,
	"digest_by" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"case_id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"team" text NOT NULL,
	"engineer" text,
	"by_user" text NOT NULL,
	"stars" integer NOT NULL,
	"words" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "removals" (
	"key" text PRIMARY KEY NOT NULL,
	"ready_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "notices_due";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "indexed" boolean;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "source" text DEFAULT 'operator' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "said_end" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "said_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "way" text DEFAULT 'chat' NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "copy" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "case_id" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "activity" integer;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "because" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "digest" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "blob_pieces" ADD CONSTRAINT "blob_pieces_blob_blobs_id_fk" FOREIGN KEY ("blob") REFERENCES "public"."blobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followers" ADD CONSTRAINT "followers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_cases" ADD CONSTRAINT "incident_cases_incident_incidents_id_fk" FOREIGN KEY ("incident") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_cases" ADD CONSTRAINT "incident_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_cases" ADD CONSTRAINT "incident_cases_by_user_users_id_fk" FOREIGN KEY ("by_user") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_engineer_users_id_fk" FOREIGN KEY ("engineer") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_by_user_users_id_fk" FOREIGN KEY ("by_user") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "blobs_key" ON "blobs" USING btree ("key") WHERE size is not null;--> statement-breakpoint
CREATE INDEX "blobs_begun" ON "blobs" USING btree ("at") WHERE size is null;--> statement-breakpoint
CREATE INDEX "exports_user" ON "exports" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "exports_open" ON "exports" USING btree ("at") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "exports_slot" ON "exports" USING btree ("user_id","slot");--> statement-breakpoint
CREATE INDEX "exports_saving" ON "exports" USING btree ("saving_ready_at") WHERE saving = 'accepted';--> statement-breakpoint
CREATE INDEX "exports_expiry" ON "exports" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "followers_target" ON "followers" USING btree ("kind","target");--> statement-breakpoint
CREATE INDEX "incident_cases_case" ON "incident_cases" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "listings_number" ON "listings" USING btree ("whose","part","state","case_id");--> statement-breakpoint
CREATE INDEX "listings_priority" ON "listings" USING btree ("whose","part","state","priority","case_id");--> statement-breakpoint
CREATE INDEX "listings_product" ON "listings" USING btree ("whose","part","state","product","case_id");--> statement-breakpoint
CREATE INDEX "listings_product_updated" ON "listings" USING btree ("whose","part","state","product","updated_at","case_id");--> statement-breakpoint
CREATE INDEX "listings_contact" ON "listings" USING btree ("whose","part","state","contact","case_id");--> statement-breakpoint
CREATE INDEX "listings_description" ON "listings" USING btree ("whose","part","state","description","case_id");--> statement-breakpoint
CREATE INDEX "listings_updated" ON "listings" USING btree ("whose","part","state","updated_at","case_id");--> statement-breakpoint
CREATE INDEX "listings_request_type" ON "listings" USING btree ("whose","part","state","request_type","case_id");--> statement-breakpoint
CREATE INDEX "mutes_case" ON "mutes" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "ratings_engineer" ON "ratings" USING btree ("engineer","at","stars");--> statement-breakpoint
CREATE INDEX "ratings_team" ON "ratings" USING btree ("team","at","stars");--> statement-breakpoint
CREATE INDEX "ratings_account" ON "ratings" USING btree ("account","at","stars");--> statement-breakpoint
CREATE INDEX "removals_ready" ON "removals" USING btree ("ready_at");--> statement-breakpoint
CREATE INDEX "account_tenants_account" ON "account_tenants" USING btree ("account");--> statement-breakpoint
CREATE INDEX "cases_unindexed" ON "cases" USING btree ("id") WHERE indexed is null;--> statement-breakpoint
CREATE INDEX "conversations_seen" ON "conversations" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "drafts_expiry" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "incidents_ended" ON "incidents" USING btree ("ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_number" ON "incidents" USING btree ("number");--> statement-breakpoint
CREATE INDEX "notices_held" ON "notices" USING btree ("due_at") WHERE status = 'held';--> statement-breakpoint
CREATE INDEX "notices_case" ON "notices" USING btree ("case_id","sequence");--> statement-breakpoint
CREATE INDEX "notices_user" ON "notices" USING btree ("user_id","seen_at","sequence");--> statement-breakpoint
CREATE INDEX "notices_digest" ON "notices" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("way","due_at","sequence") WHERE status = 'waiting';