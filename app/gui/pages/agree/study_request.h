#pragma once

#include "core/scenario/attention_study.h"

namespace triscope::gui {

// All that a study depends on, and nothing else, so that equal requests have equal results. What has no
// effect (the seed beside files) is left at its default.
struct StudyRequest {
    MaskSettings mask;
    Index block = 64;
    RunSettings run;
    TensorFiles files;
    std::string backend = "cpu";  // that is held against the reference

    friend bool operator==(const StudyRequest&, const StudyRequest&) = default;
};

StudyRequest requestOf(const Scenario& scenario, const TensorFiles& files,
                       const std::string& backend = "cpu");

// The reference and that backend on it. Throws as makeProblem and runStudy.
AttentionStudy performStudy(const StudyRequest& request, const RunControl& control);

// A study and what it was asked to be about.
struct StudyOutcome {
    StudyRequest request;
    AttentionStudy study;
};

// What a request will take; nullopt when only its files can tell, unless `earlier` is about the same files.
std::optional<StudyEstimate> estimateOf(const StudyRequest& request, const StudyOutcome* earlier);

// How long that takes if this machine works as quickly as it did for `earlier`.
Seconds timeOf(const StudyEstimate& estimate, const StudyOutcome& earlier);

}  // namespace triscope::gui
