#pragma once

#include "core/npu/error_steps.h"
#include "core/numerics/error_pictures.h"
#include "core/scenario/likely_causes.h"

namespace triscope::gui {

// All that a study depends on, and nothing else, so that equal requests have equal results. What has no
// effect (the seed beside files) is left at its default.
struct StudyRequest {
    MaskSettings mask;
    Index block = 64;
    RunSettings run;
    TensorFiles files;
    std::vector<std::string> backends = {"reference", "cpu"};

    friend bool operator==(const StudyRequest&, const StudyRequest&) = default;
};

StudyRequest requestOf(const Scenario& scenario, const TensorFiles& files,
                       const std::vector<std::string>& backends = {"reference", "cpu"});

// Its backends on it. Throws as makeProblem, ChosenBackends and runStudy.
AttentionStudy performStudy(const StudyRequest& request, const RunControl& control);

// What is drawn of one comparison beside what Agreement has.
struct ComparisonPictures {
    ErrorsByLength by_length;
    ScatterCounts scatter;
};

ComparisonPictures picturesOf(const AttentionStudy& study, const StudyComparison& comparison);

// A study, what it was asked to be about, a picture of each comparison, and what may have gone wrong.
struct StudyOutcome {
    StudyRequest request;
    AttentionStudy study;
    std::vector<ComparisonPictures> pictures;
    std::optional<Diagnosis> causes;  // as likelyCauses
};

// Throws as performStudy.
StudyOutcome performRequest(const StudyRequest& request, const RunControl& control);

// Why npu-emulated differs on it, whatever its backends and its rule are. Throws as explainRun.
ErrorSteps explainRequest(const StudyRequest& request, const RunControl& control);

// What a request will take; nullopt when only its files can tell, unless `earlier` is about the same files.
std::optional<StudyEstimate> estimateOf(const StudyRequest& request, const StudyOutcome* earlier);

// How long that takes if this machine works as quickly as it did for `earlier`.
Seconds timeOf(const StudyEstimate& estimate, const StudyOutcome& earlier);

}  // namespace triscope::gui
