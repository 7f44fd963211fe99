-- What was sent, what stands, what was decided. Instants are seconds from the end of the deadline.
CREATE TABLE unit (code TEXT PRIMARY KEY, stands TEXT);
CREATE TABLE nominee (code TEXT PRIMARY KEY, unit TEXT, known INTEGER, faulty INTEGER);
CREATE TABLE sending (unit TEXT, seconds INTEGER, readable INTEGER);
CREATE TABLE sent (code TEXT, seconds INTEGER, edition INTEGER);
CREATE TABLE text (code TEXT PRIMARY KEY, edition INTEGER);
CREATE TABLE version (code TEXT, edition INTEGER, withdrawn INTEGER, kept INTEGER);
CREATE TABLE award (code TEXT, edition INTEGER, award TEXT);
CREATE TABLE ruling (kind TEXT, unit TEXT, code TEXT, until INTEGER);
CREATE TABLE quota (award TEXT, percent INTEGER, mode TEXT, way TEXT);
CREATE TABLE decision (number INTEGER, kind TEXT, replaces INTEGER);
CREATE TABLE listed (number INTEGER, code TEXT, award TEXT);

-- The end of the deadline for one person: the furthest extension of the unit or of the person.
CREATE VIEW term AS SELECT n.code, n.unit, max(0, coalesce(max(r.until), 0)) AS ends
    FROM nominee n LEFT JOIN ruling r ON r.kind = 'gia_han' AND r.unit = n.unit AND r.code IN ('', n.code)
    GROUP BY n.code;

-- What was received of a person, after the last withdrawal that was received.
CREATE VIEW arrival AS SELECT s.code, s.seconds, s.edition, t.unit, t.ends FROM sent s JOIN term t ON t.code = s.code
    WHERE s.seconds > (SELECT coalesce(max(w.seconds), -1000000000) FROM sent w
        JOIN version v ON v.code = w.code AND v.edition = w.edition AND v.withdrawn WHERE w.code = s.code);
CREATE TABLE came (code TEXT, seconds INTEGER, edition INTEGER, unit TEXT, ends INTEGER);

-- The last version of all, the last one before the extended end, the last one before the plan's own end.
CREATE VIEW last AS SELECT code, edition, max(seconds) AS seconds FROM came GROUP BY code;
CREATE VIEW in_time AS SELECT code, edition, max(seconds) AS seconds FROM came WHERE seconds < ends GROUP BY code;
CREATE VIEW in_plan AS SELECT code, edition, max(seconds) AS seconds FROM came WHERE seconds < 0 GROUP BY code;

-- Versions that came late, when each came first, and what was decided of what came then: of the
-- person, else of the unit; a refusal beside an acceptance is of what came since.
CREATE VIEW first_late AS SELECT code, edition, unit, min(seconds) AS seconds FROM came WHERE seconds >= ends
    GROUP BY code, edition;
CREATE VIEW late AS SELECT l.code, l.edition, l.seconds, coalesce((SELECT r.kind FROM ruling r
    WHERE r.unit = l.unit AND r.code IN ('', l.code)
        AND (r.kind = 'tu_choi' OR (r.kind = 'chap_nhan_tre' AND l.seconds < r.until))
    ORDER BY r.code DESC, r.kind = 'tu_choi' LIMIT 1), '') AS ruled FROM first_late l;
CREATE VIEW accepted AS SELECT code, edition, max(seconds) AS seconds FROM late WHERE ruled = 'chap_nhan_tre' GROUP BY code;

-- A file that came in time and could not be read, and whose first readable form, which came late, has the person.
CREATE VIEW first_read AS SELECT t.code, min(s.seconds) AS seconds FROM term t JOIN sending s ON s.unit = t.unit
    WHERE s.readable AND s.seconds >= t.ends GROUP BY t.code;
CREATE VIEW unread AS SELECT t.code, max(s.seconds) AS seconds, s.readable FROM term t JOIN sending s ON s.unit = t.unit
    WHERE s.seconds < t.ends GROUP BY t.code;
CREATE VIEW mended AS SELECT u.code FROM unread u JOIN first_read f ON f.code = u.code
    JOIN came c ON c.code = u.code AND c.seconds = f.seconds
    WHERE NOT u.readable AND u.seconds > (SELECT coalesce(max(w.seconds), -1000000000) FROM sent w
        JOIN version v ON v.code = w.code AND v.edition = w.edition AND v.withdrawn WHERE w.code = u.code);

-- One line a person of whom something was received or stands.
CREATE VIEW known_of AS SELECT n.code, n.unit, u.stands, x.edition AS stood, l.edition AS latest, i.edition AS timely,
    p.edition AS planned, late.ruled, a.edition AS accepted,
    n.code IN (SELECT code FROM sent) AS received, n.code IN (SELECT code FROM mended) AS mended,
    coalesce((SELECT v.withdrawn FROM version v WHERE v.code = n.code AND v.edition = x.edition), 0) AS gives_up,
    coalesce((SELECT NOT s.readable FROM sending s WHERE s.unit = n.unit ORDER BY s.seconds DESC LIMIT 1), 0) AS garbled
    FROM nominee n JOIN unit u ON u.code = n.unit
    LEFT JOIN text x ON x.code = n.code LEFT JOIN last l ON l.code = n.code LEFT JOIN in_time i ON i.code = n.code
    LEFT JOIN in_plan p ON p.code = n.code LEFT JOIN late ON late.code = n.code AND late.edition = l.edition
    LEFT JOIN accepted a ON a.code = n.code;

-- The state of a person's entry. Only what was received has a say; a withdrawal that was received and then left out
-- of the file has nothing left to show.
CREATE VIEW stated AS SELECT code, CASE
    WHEN stood IS NULL AND (NOT received OR latest IS NULL) THEN NULL
    WHEN stands = 'hong' THEN 'da_nhan_chua_doc_duoc'
    WHEN stood IS NULL THEN 'vang_mat'
    WHEN NOT received AND gives_up THEN 'rut'
    WHEN NOT received AND garbled THEN 'da_nhan_chua_doc_duoc'
    WHEN NOT received THEN 'chua_ghi_nhan'
    WHEN latest IS NULL THEN 'rut'
    WHEN latest = timely AND latest = planned THEN 'dung_han'
    WHEN latest = timely THEN 'dung_gia_han'
    WHEN timely IS NOT NULL OR mended THEN 'sua_sau_han'
    WHEN ruled <> 'chap_nhan_tre' AND accepted IS NOT NULL THEN 'sua_sau_han'
    WHEN ruled = 'chap_nhan_tre' THEN 'tre_chap_nhan'
    WHEN ruled = 'tu_choi' THEN 'tre_khong_chap_nhan'
    ELSE 'tre_han' END AS state FROM known_of;
CREATE TABLE state (code TEXT PRIMARY KEY, state TEXT);

-- The version that counts: what came in time, until a later one is accepted; what is late, unless it is refused.
CREATE VIEW counting AS SELECT k.code, k.unit, CASE
    WHEN s.state IN ('rut', 'vang_mat', 'tre_khong_chap_nhan') THEN NULL
    WHEN NOT k.received THEN k.stood
    WHEN s.state <> 'sua_sau_han' THEN k.latest
    WHEN k.ruled = 'chap_nhan_tre' THEN k.latest
    ELSE coalesce(k.accepted, k.timely) END AS edition,
    s.state = 'tre_han' OR (s.state = 'sua_sau_han' AND k.ruled = '') AS undecided
    FROM known_of k JOIN state s ON s.code = k.code WHERE k.stands = 'doc_duoc';
CREATE TABLE counted (code TEXT PRIMARY KEY, unit TEXT, edition INTEGER, undecided INTEGER);
CREATE VIEW holder AS SELECT a.award, c.code, c.unit, c.undecided FROM counted c
    JOIN award a ON a.code = c.code AND a.edition = c.edition JOIN nominee n ON n.code = c.code
    WHERE n.known AND NOT n.faulty;

-- Who is recognised: what a decision gives, unless a later one that names it takes it back or corrects the person.
CREATE VIEW recognised AS SELECT DISTINCT l.award, l.code, n.unit FROM listed l
    JOIN decision d ON d.number = l.number AND d.kind <> 'huy_bo' JOIN nominee n ON n.code = l.code
    WHERE NOT EXISTS (SELECT * FROM decision e JOIN listed m ON m.number = e.number
        WHERE e.number > d.number AND e.replaces = d.number AND m.code = l.code
            AND (e.kind = 'dinh_chinh' OR (e.kind = 'huy_bo' AND m.award = l.award)));

-- Every quota over the agency and over each unit, of those nominated and of those recognised.
CREATE VIEW scope AS SELECT '' AS scope UNION SELECT code FROM unit;
CREATE VIEW figure AS SELECT q.award, q.percent, q.mode, s.scope,
    (SELECT count(*) FROM holder h WHERE h.award = q.award AND s.scope IN ('', h.unit)) AS counted,
    (SELECT coalesce(sum(h.undecided), 0) FROM holder h WHERE h.award = q.award AND s.scope IN ('', h.unit)) AS undecided,
    (SELECT count(*) FROM holder h WHERE h.award = 'LDTT' AND s.scope IN ('', h.unit) AND (q.way = 'trong'
        OR h.code NOT IN (SELECT code FROM holder WHERE award = q.award))) AS base,
    (SELECT count(*) FROM unit u WHERE s.scope IN ('', u.code) AND u.stands <> 'doc_duoc') AS missing
    FROM quota q CROSS JOIN scope s;
CREATE VIEW final AS SELECT q.award, q.percent, q.mode, s.scope,
    (SELECT count(*) FROM recognised r WHERE r.award = q.award AND s.scope IN ('', r.unit)) AS counted,
    (SELECT count(*) FROM recognised r WHERE r.award = 'LDTT' AND s.scope IN ('', r.unit) AND (q.way = 'trong'
        OR r.code NOT IN (SELECT code FROM recognised WHERE award = q.award))) AS base
    FROM quota q CROSS JOIN scope s WHERE EXISTS (SELECT * FROM decision);
