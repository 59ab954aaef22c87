-- What an applicant can be found by stands in his own row: a table of its own cost two indexes and two foreign keys a word.
alter table applicant add column search_hashes bytea[] not null default '{}';

update applicant set search_hashes = term.hashes
from (
  select applicant_id, array_agg(decode(term_hash, 'hex') order by term_hash) as hashes
  from applicant_search_term group by applicant_id
) as term
where term.applicant_id = applicant.id;

drop table applicant_search_term;

create index applicant_search on applicant using gin (search_hashes);
