-- Words come folded and separated by single spaces, so that each of them is a token whatever its script.
CREATE VIRTUAL TABLE case_words USING fts5(words, detail=none, tokenize='ascii');
--> statement-breakpoint
-- Which words there are, to complete the last one of a search.
CREATE VIRTUAL TABLE case_terms USING fts5vocab(case_words, instance);
--> statement-breakpoint
-- Contents of files move from one row each to pieces.
INSERT INTO blobs ("key", "type", "size", "at")
  SELECT 'attachments/' || a.id, coalesce(a.type, 'application/octet-stream'), length(c.content), a.at
  FROM attachment_contents c JOIN attachments a ON a.id = c.attachment;
--> statement-breakpoint
INSERT INTO blob_pieces (blob, number, content)
  WITH RECURSIVE piece (blob, attachment, number, left_over) AS (
    SELECT b.id, c.attachment, 0, b.size
    FROM attachment_contents c JOIN blobs b ON b."key" = 'attachments/' || c.attachment AND b.size > 0
    UNION ALL
    SELECT blob, attachment, number + 1, left_over - 262144 FROM piece WHERE left_over > 262144
  )
  SELECT p.blob, p.number, substr(c.content, p.number * 262144 + 1, 262144)
  FROM piece p JOIN attachment_contents c ON c.attachment = p.attachment;
--> statement-breakpoint
DELETE FROM attachment_contents;
