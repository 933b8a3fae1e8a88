-- Words come folded and separated by single spaces, so that each of them is a lexeme whatever its script.
CREATE TABLE case_words (
  rowid bigint PRIMARY KEY,
  words text NOT NULL,
  terms tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
);
--> statement-breakpoint
CREATE INDEX case_words_terms ON case_words USING gin (terms);
--> statement-breakpoint
-- Contents of files move from one row each to pieces.
INSERT INTO blobs ("key", "type", "size", "at")
  SELECT 'attachments/' || a.id, coalesce(a.type, 'application/octet-stream'), length(c.content), a.at
  FROM attachment_contents c JOIN attachments a ON a.id = c.attachment;
--> statement-breakpoint
INSERT INTO blob_pieces (blob, number, content)
  SELECT b.id, n, substring(c.content FROM n * 262144 + 1 FOR 262144)
  FROM attachment_contents c
  JOIN blobs b ON b."key" = 'attachments/' || c.attachment
  CROSS JOIN LATERAL generate_series(0, (b.size + 262143) / 262144 - 1) AS n;
--> statement-breakpoint
DELETE FROM attachment_contents;
