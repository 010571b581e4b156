package org.hecha.designation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the lines of transactions; the work is done by the list, the sample, the notices and the titles. */
@Service
class DesignationDesk implements Designations {

    private final ProvincialList list;
    private final Sampling sampling;
    private final Notices notices;
    private final Titles titles;

    DesignationDesk(ProvincialList list, Sampling sampling, Notices notices, Titles titles) {
        this.list = list;
        this.sampling = sampling;
        this.notices = notices;
        this.titles = titles;
    }

    @Override
    public Ranking ranking(Scope scope, RoundId round, String province) {
        return list.ranking(scope, round, province);
    }

    @Override
    public Map<String, Integer> placesTaken(RoundId round) {
        return list.placesTaken(round);
    }

    @Override
    @Transactional
    public void recommend(Scope scope, DossierId dossier, String reason) {
        list.recommend(scope, dossier, reason);
    }

    @Override
    @Transactional
    public Document letter(Scope scope, RoundId round, String province) {
        return list.letter(scope, round, province);
    }

    @Override
    @Transactional
    public Sample drawSample(Scope scope, RoundId round, long seed, int percent) {
        return sampling.draw(scope, round, seed, percent);
    }

    @Override
    @Transactional
    public boolean sampled(Scope scope, DossierId dossier) {
        return sampling.sampled(scope, dossier);
    }

    @Override
    public Optional<Sample> sample(Scope scope, RoundId round) {
        Office.NATION.demand(scope, round.value());
        return sampling.of(round);
    }

    @Override
    @Transactional
    public Notice publish(Scope scope, DossierId dossier) {
        return notices.publish(scope, dossier);
    }

    @Override
    public List<Notice> publicNotices(boolean running) {
        return notices.all(running);
    }

    @Override
    public Optional<Notice> publicNotice(UUID notice) {
        return notices.find(notice);
    }

    @Override
    @Transactional
    public Objection object(UUID notice, Objection.Kind kind, String name, String unit, String contact, String text) {
        return notices.object(notice, kind, name, unit, contact, text);
    }

    @Override
    public List<Objection> objections(Scope scope, DossierId dossier) {
        return notices.objections(scope, dossier);
    }

    @Override
    @Transactional
    public void answer(Scope scope, UUID objection, boolean upheld, String answer) {
        notices.answer(scope, objection, upheld, answer);
    }

    @Override
    @Transactional
    public Certificate name(Scope scope, DossierId dossier) {
        return titles.name(scope, dossier);
    }

    @Override
    @Transactional
    public void refuse(Scope scope, DossierId dossier, String reason) {
        titles.refuse(scope, dossier, reason);
    }

    @Override
    public Optional<Certificate> certificateOf(Scope scope, DossierId dossier) {
        return titles.certificateOf(scope, dossier);
    }

    @Override
    @Transactional
    public Document certificate(Scope scope, DossierId dossier) {
        return titles.certificate(scope, dossier);
    }

    @Override
    public Optional<Certificate> register(String number) {
        return titles.find(number);
    }

    @Override
    public List<Certificate> register() {
        return titles.all();
    }

    @Override
    @Transactional
    public void revoke(Scope scope, DossierId dossier, String reason) {
        titles.revoke(scope, dossier, reason);
    }

    @Override
    @Transactional
    public void grade(Scope scope, DossierId dossier, Grade grade, String reason) {
        titles.grade(scope, dossier, grade, reason);
    }

    @Override
    public Optional<Conclusion> conclusionOf(Scope scope, DossierId dossier) {
        return titles.conclusionOf(scope, dossier);
    }
}
