#pragma once

#include <memory>
#include <optional>

#include "app/gui/pages/agree/returned_tables.h"
#include "app/gui/pages/page_tab.h"
#include "core/npu/case_files/returned_file.h"

namespace triscope::gui {

class ErrorHistogramView;
class ErrorMapView;
class ResultsPane;
class Runner;

// What an NPU on another machine brought back for an exported case, compared as `npu compare` does. A file
// or a folder is dropped anywhere on the page, or opened here; a file that lies in no case asks for its case.
class ReturnedCase final : public PageTab {
    Q_OBJECT

  public:
    explicit ReturnedCase(const PageTabContext& context, QWidget* parent = nullptr);

    QList<Gesture> gestures() const override;

    // A .npy file, the folder of a case, or both one after the other.
    void open(const QString& path);

    // What is on display; nullptr while there is none.
    const ReturnedOutcome* outcome() const { return m_outcome.get(); }

  protected:
    void refresh() override {}  // no part of the scenario

  private:
    void makeActions();
    void makeResults();
    void choose();
    void chooseFolder();
    void ask();
    void compare();
    void fail(const QString& sentence);
    void present(std::shared_ptr<const ReturnedOutcome> outcome);
    void showWorst();
    void pointAtRow();

    ReturnedFile m_files;
    std::shared_ptr<const ReturnedOutcome> m_outcome;
    Runner* m_runner = nullptr;
    ResultsPane* m_results = nullptr;
    ErrorMapView* m_map = nullptr;
    ErrorHistogramView* m_histogram = nullptr;
    ReturnedTables* m_tables = nullptr;
};

}  // namespace triscope::gui
