-- whoever handed in the same file: looked for once for each attempt, over all applicants of an environment
create index document_image_same_file on document_image (environment_id, file_hash);
